import { ofKind, type FactOf } from '../../../model/fact.ts';
import { familyOf, isLoopback, sameIp } from '../../../model/ip.ts';
import type { Scene } from '../../../model/scene.ts';
import { failedAttempts } from '../failed-attempts.ts';
import { some, type Sign } from '../sign.ts';

/** To which address a name leads, and which one was dialled. */

/** One name was looked up, and none of its addresses is the literal that was dialled. */
function leadsElsewhere({ result, addresses, name }: FactOf<'resolution'>, scene: Scene): boolean {
  if (result !== 'found' || ofKind(scene.facts, 'resolution').some((other) => other.name !== name))
    return false;
  const dialled = failedAttempts(scene).filter((one) => one.name === undefined || one.name === name);
  return (
    dialled.length > 0 &&
    dialled.every(({ address }) => {
      const alike = addresses.filter((one) => address !== undefined && familyOf(one) === familyOf(address));
      return address !== undefined && alike.length > 0 && alike.every((one) => !sameIp(one, address));
    })
  );
}

export const NAME_ADDRESS_SIGNS: readonly Sign[] = [
  {
    id: 'name-leads-home',
    text: 'The name of another machine leads to the client’s own loopback',
    when: [
      {
        attempt: ({ name = '', address, transport }) =>
          transport === 'tcp' &&
          address !== undefined &&
          isLoopback(address) &&
          // Debian's own host name leads to 127.0.1.1.
          (name.includes('.') || (name !== '' && address === '127.0.0.1')) &&
          !/localhost|^[\d.]+$|:|kubernetes/i.test(name),
      },
      { ended: ['refused', 'reset-later', 'closed', 'silent'] },
    ],
    leads: ['wrong-host', 'not-listening', 'proxy-in-the-way'],
    behind: ['loopback-only', 'container-localhost', 'wrong-port'],
    pull: 'usual',
    source: 'hosts(5); Debian reference, 5.1.1: 127.0.1.1 stands for the own host name',
    shows:
      'psql: error: connection to server at "db1.example.org" (127.0.1.1), port 5432 failed: Connection refused',
    counter:
      'psql: error: connection to server at "db1.example.org" (192.0.2.7), port 5432 failed: Connection refused',
  },
  {
    id: 'name-leads-elsewhere',
    text: 'The name leads to other addresses than the one that was dialled',
    when: [
      some('resolution', leadsElsewhere),
      { ended: ['kernel-timeout', 'own-deadline', 'refused', 'host-unreachable', 'reset-later', 'closed'] },
    ],
    leads: ['wrong-host', 'path-filter'],
    pull: 'usual',
    source:
      'nginx documentation, "resolver": names of upstreams are looked up at the start; resolv.conf(5), hosts(5)',
    shows:
      'connect() failed (110: Connection timed out) while connecting to upstream, client: 198.51.100.9, server: app1, upstream: "https://192.0.2.12:443/"\n$ dig +short app1.example.org\n192.0.2.90\n192.0.2.91',
    counter:
      'connect() failed (110: Connection timed out) while connecting to upstream, client: 198.51.100.9, server: app1, upstream: "https://192.0.2.90:443/"\n$ dig +short app1.example.org\n192.0.2.90\n192.0.2.91',
  },
];
