import type { Fix, FixCommands } from '../../model/cause.ts';
import { run, sequence, sudo } from '../../model/command.ts';
import { canonicalIp } from '../../model/ip.ts';

/** Fixes for a name that does not resolve: see who says no and correct that; until then a line of the client's own. */

/** hosts(5): it comes before DNS wherever nsswitch names `files` first, as it does by default. */
function addLine(name: string, address: string): FixCommands {
  return {
    way: 'hosts-file',
    title: 'Until then, give the name its address in the client’s /etc/hosts',
    command: sudo(run('sed', '-i.before', '-e', `$a ${address} ${name}`, '/etc/hosts')),
    changes: `Adds the line “${address} ${name}” to /etc/hosts; every program on this machine follows it at once`,
    undo: sudo(run('mv', '/etc/hosts.before', '/etc/hosts')),
    notes: [
      'A stopgap: it helps this machine alone, and it hides every later change in DNS. Take it out once the name resolves.',
    ],
  };
}

export const resolveName: Fix = {
  id: 'resolve-name',
  title: 'Correct what the resolver is asked, or what it answers',
  where: 'client',
  root: true,
  platforms: ['linux'],
  needs: ['target'],
  build: (scene) => {
    const name = scene.case.target;
    if (name === undefined || canonicalIp(name) !== undefined) return undefined;
    const address = canonicalIp(scene.told.server ?? '');
    const see: FixCommands = {
      way: 'see',
      root: false,
      command: sequence(
        run('grep', '-H', 'hosts:', '/etc/nsswitch.conf'),
        run('grep', '-H', '-v', '^#', '/etc/resolv.conf'),
        run('getent', 'ahosts', name),
        run('dig', '+noall', '+comments', '+answer', name),
      ),
      edits: [
        {
          file: 'the DNS zone, or the name that the client dials',
          from: name,
          to: `${name} with an A or AAAA record, or the name as it is spelt in the zone`,
        },
      ],
      notes: [
        'The command only looks. NXDOMAIN: the name is misspelt, lacks its domain (search in resolv.conf), or is missing in the zone. SERVFAIL or REFUSED: the name server has a fault of its own, or does not serve this client. dig finds it and getent does not: nsswitch.conf leaves dns out, or resolv.conf is another one for programs.',
        'After a record is added, resolvers go on saying no for the zone’s negative TTL.',
      ],
    };
    return address === undefined ? see : [see, addLine(name, address)];
  },
};
