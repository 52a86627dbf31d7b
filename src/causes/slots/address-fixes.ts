import { isDialled } from '../../model/address-set.ts';
import type { Fix } from '../../model/cause.ts';
import { run, sudo, type Command } from '../../model/command.ts';
import { ofKind, type FactOf } from '../../model/fact.ts';
import type { Vantage } from '../../model/evidence.ts';
import type { Scene } from '../../model/scene.ts';

/** Fixes for an address that two machines hold. All were run in the lab. */

type Neighbour = FactOf<'neighbour'>;

function seenFrom(scene: Scene, from: Vantage): readonly Neighbour[] {
  return ofKind(scene.facts, 'neighbour').filter(
    ({ address, mac, place }) =>
      mac !== undefined && place.vantage === from && isDialled(address, scene) && address.includes('.'),
  );
}

/** The other machine is told by its hardware address only: who asks on the server gets an answer from nobody else. */
const findTheOther: Fix = {
  id: 'find-the-other',
  title: 'Find the other machine and take the address from it',
  where: 'server',
  root: true,
  platforms: ['linux'],
  needs: ['target'],
  build: (scene) => {
    const [other] = seenFrom(scene, 'server');
    const [dialled] = scene.dialled;
    if (other?.interface === undefined || dialled === undefined) return undefined;
    return {
      command: sudo(run('arping', '-D', '-c', '2', '-w', '3', '-I', other.interface, dialled)),
      notes: [
        `The command only asks. ${other.mac ?? ''} is the other machine: find it in the switch’s table of hardware addresses, or by its maker’s prefix. There, take the address away (ip addr del ${dialled}/BITS dev INTERFACE, undone with ip addr add) and correct what gave it out: DHCP, a copied image, a failover pair that both believe to be active.`,
        'It is done when the same command gets “Received 0 response(s)”. Neighbours go on sending to the other one until their entry ages: arping -U -c 2 -I INTERFACE ADDRESS on the server corrects them at once.',
      ],
    };
  },
};

function pin(from: 'middle' | 'client'): Fix {
  return {
    id: `pin-neighbour-${from}`,
    title: `Until then: let the ${from === 'middle' ? 'router' : 'client'} send to the right machine only`,
    where: from,
    root: true,
    platforms: ['linux', 'container', 'pod'],
    needs: ['target'],
    build: (scene) => {
      const wrong = seenFrom(scene, 'server').map(({ mac }) => mac);
      const seen = seenFrom(scene, from);
      const right = seen.find(({ mac }) => !wrong.includes(mac));
      if (wrong.length === 0 || right?.mac === undefined || right.interface === undefined) return undefined;
      // Two that are not the wrong one: a third machine, or the server has two links.
      if (seen.some(({ mac }) => !wrong.includes(mac) && mac !== right.mac)) return undefined;
      const ip = (...words: readonly string[]): Command => sudo(run('ip', 'neigh', ...words));
      const dev = ['dev', right.interface];
      return {
        command: ip('replace', right.address, 'lladdr', right.mac, 'nud', 'permanent', ...dev),
        undo: ip('del', right.address, ...dev),
        changes: `Packets to ${right.address} go to ${right.mac}, whoever answers ARP, until the next start`,
        notes: [
          'It works when every attempt connects, one after the other, and ip neigh show has the entry as PERMANENT.',
          'Take it back once the other machine is gone: with another network card, or after a failover, the server would not be reached.',
        ],
      };
    },
  };
}

export const ADDRESS_FIXES: readonly Fix[] = [findTheOther, ...(['middle', 'client'] as const).map(pin)];
