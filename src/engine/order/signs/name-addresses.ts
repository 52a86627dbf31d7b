import { addressSet } from '../../../model/address-set.ts';
import { onceAKind, onceAScene } from '../../../model/tables.ts';
import { type FactOf } from '../../../model/fact.ts';
import { familyOf, isLoopback } from '../../../model/ip.ts';
import type { Scene } from '../../../model/scene.ts';
import { failedAttempts } from '../failed-attempts.ts';
import { some, type Sign } from '../sign.ts';

/** To which address a name leads, and which one was dialled. */

/** One name was looked up, and none of its addresses is the literal that was dialled. */
function leadsElsewhere({ result, addresses }: FactOf<'resolution'>, scene: Scene): boolean {
  const dialled = dialledByTheName(scene);
  if (result !== 'found' || dialled === undefined) return false;
  const families = new Set(addresses.map(familyOf));
  return dialled.families.every((family) => families.has(family)) && !addresses.some(dialled.has);
}

/** Where the one name that was looked up, or nobody's name, was dialled: nothing where an attempt shows no address. */
const dialledByTheName = onceAScene((scene) => {
  const [name, another] = namesOf(scene.facts);
  const dialled = failedAttempts(scene).filter((one) => one.name === undefined || one.name === name);
  const shown = dialled.flatMap(({ address }) => address ?? []);
  if (another !== undefined || shown.length === 0 || shown.length < dialled.length) return undefined;
  return { families: [...new Set(shown.map(familyOf))], has: addressSet(shown) };
});

const namesOf = onceAKind('resolution', (all) => [...new Set(all.map(({ name }) => name))]);

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
