import type { CauseRules, FactSlot, FailureSlot } from '../model/cause.ts';
import { ofKind } from '../model/fact.ts';
import { sameIp } from '../model/ip.ts';
import { ADDRESS_FIXES } from './slots/address-fixes.ts';
import { isDialled } from './slots/way.ts';

const failed: FailureSlot = {
  slot: 'failure',
  is: (attempt) => attempt.address !== undefined,
  reason: (attempt) => `The client fails at ${attempt.address ?? 'the target'}`,
};

const answered: FactSlot<'neighbour'> = {
  slot: 'fact',
  kind: 'neighbour',
  is: ({ address, mac }, scene) => mac !== undefined && isDialled(address, scene),
  reason: ({ address, mac = '' }) => `${mac} answers for ${address}`,
};

const answeredByAnother: FactSlot<'neighbour'> = {
  ...answered,
  is: (neighbour, _scene, filled) => {
    const first = ofKind(filled, 'neighbour')[0];
    if (first === undefined || neighbour.mac === undefined || neighbour.mac === first.mac) return false;
    return sameIp(first.address, neighbour.address) && first.place.vantage === neighbour.place.vantage;
  },
  reason: ({ address, mac = '' }) => `${mac} answers for ${address} as well`,
};

/** One host with two links on one network, a bond or a failover pair answer with two hardware addresses too. */
export const duplicateAddress: CauseRules = {
  id: 'duplicate-address',
  title: 'Two machines hold the address',
  looks: ['attempt', 'neighbour'],
  rules: [{ bearing: 'strong', slots: [failed, answered, answeredByAnother] }],
  prose: {
    what: 'Two machines on one network hold the dialled address, and the wrong one answers part of the time.',
    why: 'Whoever’s ARP answer came last is who the router or the client sends to. The other machine has no such service and refuses, or knows nothing of the connection and resets it. It changes when entries age out or a machine announces itself.',
    todo: 'On the server’s network: arping -D -I INTERFACE ADDRESS, typed on the server, must get no answer. Two hardware addresses in “arping ADDRESS” or in turn in “ip neigh” are two machines, unless one host has two links there. Find the other by its hardware address in the switch’s table, and give it an address of its own.',
    prevent:
      'Hand out addresses from one place, and let hosts ask before they take one (duplicate address detection).',
  },
  fixes: ADDRESS_FIXES,
};
