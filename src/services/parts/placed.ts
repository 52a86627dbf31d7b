import { allOf, run, type Command, type Inside } from '../../model/command.ts';
import type { BindTarget, BindWay } from '../../model/service.ts';

/**
 * Inside a container a service binds every address: the container's own changes with each start, and who may come in
 * is decided by what is published in front of it.
 */

interface Started {
  readonly directive: string;
  /** The arguments, environment or setting that it is started with. */
  readonly to: (port: number) => string;
  readonly source: string;
}

const DOCKER =
  'Docker documentation: docker inspect, docker compose up (it re-creates a container whose settings changed; docker restart does not)';
const KUBERNETES =
  'Kubernetes documentation: Container (args, containerPort), Service (targetPort), kubectl rollout restart';

function pod(target: BindTarget): readonly string[] | undefined {
  if (target.pod === undefined) return undefined;
  return ['pod', target.pod, ...(target.namespace === undefined ? [] : ['-n', target.namespace])];
}

/** How it has to be started in a container or a pod; the commands show how it is started now. */
export function startedWith({ directive, to, source }: Started): readonly BindWay[] {
  return [
    {
      id: 'container-settings',
      title: 'in the container’s settings',
      platforms: ['container'],
      directive,
      root: false,
      source: `${source}; ${DOCKER}`,
      notes: [
        'The command shows how the container is started now. Put the setting into the compose file or the docker run line, with the port published (ports: or -p), and create the container anew: docker restart keeps the old arguments.',
      ],
      build: ({ container, port }) =>
        container === undefined
          ? undefined
          : {
              command: run(
                'docker',
                'inspect',
                '-f',
                '{{json .Config.Cmd}} {{json .Config.Env}} {{json .HostConfig.PortBindings}}',
                container,
              ),
              edits: [{ file: 'compose.yaml or the docker run line', to: to(port) }],
            },
    },
    {
      id: 'pod',
      title: 'in the workload’s manifest',
      platforms: ['pod'],
      directive,
      root: false,
      source: `${source}; ${KUBERNETES}`,
      notes: [
        'The command shows the owner of the pod. Change the owner’s manifest and apply it; kubectl rollout undo takes it back. The Service’s targetPort has to be the port that the container listens on; containerPort is for the reader, and hostPort opens it on the node.',
      ],
      build: (target) => {
        const words = pod(target);
        return (
          words && {
            command: run(
              'kubectl',
              'get',
              ...words,
              '-o',
              'jsonpath={range .metadata.ownerReferences[*]}{.kind}/{.name}{"\\n"}{end}',
            ),
            edits: [{ file: 'the manifest of the workload', to: to(target.port) }],
          }
        );
      },
    },
  ];
}

interface InContainer {
  readonly directive: string;
  readonly source: string;
  readonly notes?: readonly string[];
  /** What is run inside, and what takes it back. */
  readonly command: Command;
  readonly undo: Command;
  readonly changes: string;
  /** It counts at once, without a restart. */
  readonly atOnce?: true;
}

/** A setting that is made inside a running container and that outlives `docker restart`. */
export function inContainer(way: InContainer): BindWay {
  const { directive, source, notes, command, undo, changes, atOnce } = way;
  return {
    id: 'container',
    title: 'inside the container',
    platforms: ['container'],
    directive,
    root: false,
    source,
    ...(notes === undefined ? {} : { notes }),
    build: ({ container }) => {
      if (container === undefined) return undefined;
      const place: Inside = { kind: 'docker', container };
      const inside = (of: Command): Command =>
        atOnce === true
          ? { kind: 'inside', place, of }
          : allOf({ kind: 'inside', place, of }, run('docker', 'restart', container));
      return {
        command: inside(command),
        changes: atOnce === true ? changes : `${changes} and restarts ${container}: open connections are cut`,
        undo: inside(undo),
      };
    },
  };
}
