import { isDialled } from '../../model/address-set.ts';
import type { Fix, FixCommands } from '../../model/cause.ts';
import { run, sudo } from '../../model/command.ts';
import { ofKind } from '../../model/fact.ts';
import { canonicalIp } from '../../model/ip.ts';
import type { Scene } from '../../model/scene.ts';

/** The address that the name should lead to: the told one, else what DNS says in place of the dialled one. */
function meant(scene: Scene): string | undefined {
  const told = canonicalIp(scene.told.server ?? '');
  if (told !== undefined && !isDialled(told, scene)) return told;
  return ofKind(scene.facts, 'resolution')
    .filter(({ by }) => by === 'dns')
    .flatMap(({ addresses }) => addresses)
    .find((address) => !isDialled(address, scene));
}

function inHostsFile(scene: Scene): boolean {
  return ofKind(scene.facts, 'resolution').some(
    ({ by, addresses }) => by === 'hosts-file' && addresses.some((address) => isDialled(address, scene)),
  );
}

/** Takes the name's old line out of /etc/hosts, with a copy beside it. */
function editHosts(name: string, old: string, to: string): FixCommands {
  const pattern = `/^${old.replaceAll('.', '\\.')}[[:space:]].*${name.replaceAll('.', '\\.')}/s/^${old.replaceAll('.', '\\.')}/${to}/`;
  return {
    way: 'hosts-file',
    title: 'Correct the line in the client’s /etc/hosts',
    command: sudo(run('sed', '-i.before', '-e', pattern, '/etc/hosts')),
    changes: `In /etc/hosts, the line that gives ${name} then gives ${to}; every program on this machine follows it`,
    undo: sudo(run('mv', '/etc/hosts.before', '/etc/hosts')),
    notes: [
      'Programs that keep addresses (older JVMs, connection pools) go on with the old one until they are restarted.',
    ],
  };
}

export const correctName: Fix = {
  id: 'correct-name',
  title: 'Let the name lead to the machine that is meant',
  where: 'client',
  root: true,
  platforms: ['linux'],
  needs: ['target'],
  build: (scene) => {
    const name = scene.case.target;
    const [old] = scene.dialled;
    const to = meant(scene);
    if (name === undefined || old === undefined || canonicalIp(name) !== undefined) return undefined;
    if (to !== undefined && inHostsFile(scene)) return editHosts(name, old, to);
    return {
      way: 'see',
      root: false,
      command: {
        kind: 'sequence',
        of: [run('getent', 'ahosts', name), run('grep', '-n', '-F', name, '/etc/hosts')],
      },
      edits: [
        {
          file: 'the DNS zone, or the file that gives the old address',
          from: old,
          to: to ?? 'the address of the machine that is meant',
        },
      ],
      notes: [
        'The command only looks: what programs get, and whether /etc/hosts gives it. After a change in DNS, caches keep the old answer for its TTL.',
      ],
    };
  },
};
