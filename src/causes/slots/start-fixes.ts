import type { Fix, FixCommands } from '../../model/cause.ts';
import { allOf, run, sudo } from '../../model/command.ts';
import type { Scene } from '../../model/scene.ts';

/** Fixes for a service that does not run: first what its log says, then the start. */

export interface Unit {
  readonly unit: string;
  readonly way?: string;
  readonly title?: string;
}

const IN = { debian: 'Debian and Ubuntu', redhat: 'RHEL and Fedora' } as const;

/** The unit that was told, else the service's, once for each family of distributions that calls it otherwise. */
export function unitsOf({ case: { unit }, service }: Scene): readonly Unit[] {
  if (unit !== undefined) return [{ unit }];
  const { debian, redhat } = service?.unitIn ?? {};
  if (debian !== undefined && redhat !== undefined && debian !== redhat) {
    return [
      { unit: debian, way: 'debian', title: IN.debian },
      { unit: redhat, way: 'redhat', title: IN.redhat },
    ];
  }
  const [usual] = service?.units ?? [];
  return usual === undefined ? [] : [{ unit: usual }];
}

export function named(title: string, { way, title: where }: Unit): Pick<FixCommands, 'way' | 'title'> {
  return way === undefined || where === undefined ? {} : { way, title: `${title} (${where})` };
}

const START = 'Start the service, after a look at why it stopped';

export const startUnit: Fix = {
  id: 'start-unit',
  title: START,
  where: 'server',
  root: true,
  platforms: ['linux'],
  needs: [],
  build: (scene) =>
    unitsOf(scene).map((each): FixCommands => {
      const { unit } = each;
      const shown = scene.case.unit ?? scene.service?.instances ?? unit;
      return {
        ...named(START, each),
        command: allOf(
          sudo(run('journalctl', '--no-pager', '-n', '30', '-u', shown)),
          sudo(run('systemctl', 'start', unit)),
          run('systemctl', '--no-pager', '-n', '0', 'status', shown),
        ),
        changes: `Prints the last lines of ${unit}'s log, starts it and shows its state`,
        undo: sudo(run('systemctl', 'stop', unit)),
        notes: [
          'A start that hides the reason does not last: read the log first. “Address already in use” means that another program held the port.',
          'If the unit is not found, it is called otherwise or not installed here: systemctl list-unit-files.',
        ],
      };
    }),
};

const ENABLE = 'Let it start with the machine';

/** systemctl(1): enable does not start, and start does not enable. */
export const enableUnit: Fix = {
  id: 'enable-unit',
  title: ENABLE,
  where: 'server',
  root: true,
  platforms: ['linux'],
  needs: [],
  build: (scene) =>
    unitsOf(scene).map((each): FixCommands => ({
      ...named(ENABLE, each),
      command: sudo(run('systemctl', 'enable', each.unit)),
      changes: `${each.unit} starts at every boot from now on; it is not started now`,
      undo: sudo(run('systemctl', 'disable', each.unit)),
      notes: [
        'systemctl is-enabled tells whether it does already: then there is nothing to change, nor to undo.',
      ],
    })),
};

export const startContainer: Fix = {
  id: 'start-container',
  title: 'Start the container, after a look at why it stopped',
  where: 'server',
  root: false,
  platforms: ['container'],
  needs: ['container'],
  build: ({ case: { container } }) =>
    container === undefined
      ? undefined
      : {
          command: allOf(
            run('docker', 'logs', '--tail', '30', container),
            run('docker', 'start', container),
            run('docker', 'inspect', '-f', '{{json .State}} {{json .HostConfig.PortBindings}}', container),
          ),
          changes: `Prints the last lines of ${container}'s log, starts it and shows its state and its published ports`,
          undo: run('docker', 'stop', container),
          notes: [
            'Where it runs already, the program inside is what does not listen: docker exec into it and list its listeners.',
          ],
          source: 'Docker documentation: docker logs, docker start, docker inspect',
        },
};

/** A pod is started by its owner; a person changes the owner's manifest. */
export const lookAtPod: Fix = {
  id: 'look-at-pod',
  title: 'See why the pod’s program does not listen',
  where: 'server',
  root: false,
  platforms: ['pod'],
  needs: ['pod'],
  build: ({ case: { pod, namespace } }) => {
    if (pod === undefined) return undefined;
    const words = [pod, ...(namespace === undefined ? [] : ['-n', namespace])];
    return {
      command: allOf(
        run('kubectl', 'describe', 'pod', ...words),
        run('kubectl', 'logs', '--tail=30', '--all-containers', ...words),
      ),
      notes: [
        'After a restart the reason is in the log before it: kubectl logs --previous. The owner named as “Controlled By” is restarted with kubectl rollout restart, and kubectl rollout undo takes a bad manifest back.',
      ],
      source: 'Kubernetes documentation: Debug Pods; kubectl logs, kubectl rollout',
    };
  },
};
