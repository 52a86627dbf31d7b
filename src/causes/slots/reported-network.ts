import type { Rule } from '../../model/cause.ts';
import { ofKind, type FactOf } from '../../model/fact.ts';
import { inPrefix, isLoopback, sameIp } from '../../model/ip.ts';
import type { Scene } from '../../model/scene.ts';
import { hint, reported } from './reported-state.ts';

/** What kernels report of links, neighbours, sources and policies, where no attempt stands beside it. */

export const martianReported: readonly Rule[] = [
  reported(
    ['martian'],
    ({ source = 'a source', interface: name }) =>
      `A kernel takes a packet from ${source}${name === undefined ? '' : ` on ${name}`} for one that cannot have come in there`,
  ),
  hint({
    slot: 'fact',
    kind: 'growth',
    is: ({ name, by }) => name === 'TcpExtIPReversePathFilter' && by > 0,
    reason: ({ by }) => `Between two samples reverse path filtering dropped ${by} packets`,
  }),
];

/** Entries of its listing that ARP or ND got no answer for, of which the first stands for all. */
function unanswered(neighbour: FactOf<'neighbour'>, scene: Scene): number {
  const listed = ofKind(scene.facts, 'neighbour').filter(
    ({ block, at }) => block === neighbour.block && at[0]?.evidence === neighbour.at[0]?.evidence,
  );
  const none = listed.filter(({ state }) => state === 'incomplete' || state === 'failed');
  return none[0] === neighbour && none.length > listed.length / 2 ? none.length : 0;
}

export const neighboursReported: readonly Rule[] = [
  reported(['neighbour-full'], 'A kernel on the way says that its neighbour table was full'),
  hint({
    slot: 'fact',
    kind: 'neighbour',
    is: (neighbour, scene) => unanswered(neighbour, scene) >= 10,
    reason: (neighbour, scene) =>
      `${unanswered(neighbour, scene)} neighbours have an entry and no hardware address: they fill the table`,
  }),
];

export const conflictReported: readonly Rule[] = [
  reported(
    ['address-conflict'],
    ({ address = 'this machine’s address', detail }) =>
      `Another machine${detail === undefined ? '' : ` (${detail})`} uses ${address} as well`,
  ),
  {
    bearing: 'weak',
    slots: [
      {
        slot: 'fact',
        kind: 'neighbour',
        anywhere: true,
        is: ({ mac }) => mac !== undefined,
        reason: ({ address, mac = '' }) => `${mac} answers for ${address}`,
      },
      {
        slot: 'fact',
        kind: 'neighbour',
        anywhere: true,
        // Within one listing: between two it may be a failover.
        is: (neighbour, _scene, filled) => {
          const first = ofKind(filled, 'neighbour')[0];
          return (
            first !== undefined &&
            neighbour.mac !== undefined &&
            neighbour.mac !== first.mac &&
            neighbour.block === first.block &&
            neighbour.at[0]?.evidence === first.at[0]?.evidence &&
            neighbour.interface === first.interface &&
            sameIp(neighbour.address, first.address)
          );
        },
        reason: ({ address, mac = '' }) => `${mac} answers for ${address} as well`,
      },
    ],
  },
];

function isLater(a: FactOf<'log'>, b: FactOf<'log'>): boolean {
  const [x, y] = [a.at[0], b.at[0]];
  return x !== undefined && y !== undefined && x.evidence === y.evidence && x.first > y.first;
}

function cameBack(log: FactOf<'log'>, scene: Scene): boolean {
  return ofKind(scene.facts, 'log').some(
    (other) => other.event === 'link-up' && other.interface === log.interface && isLater(other, log),
  );
}

/** They are down while no container or virtual machine runs, and none of the way. */
const VIRTUAL = /^(?:docker|virbr|br-[\da-f]{12}|lxcbr|lxdbr|podman|cni|vmnet|veth)/;

function isOnItsNetwork({ address, bits }: FactOf<'address'>, { dialled }: Scene): boolean {
  return (
    dialled.length === 0 || (bits !== undefined && dialled.some((each) => inPrefix(each, address, bits)))
  );
}

/** Whoever is to be reached by it is not. */
export const linkReportedDown: readonly Rule[] = [
  reported(
    ['link-down'],
    ({ interface: name = 'an interface' }) => `The kernel reports that ${name} lost its link`,
    (log, scene) => !cameBack(log, scene),
  ),
  hint({
    slot: 'fact',
    kind: 'address',
    is: (own, scene) =>
      own.down === true &&
      !isLoopback(own.address) &&
      !VIRTUAL.test(own.interface ?? '') &&
      isOnItsNetwork(own, scene),
    reason: ({ interface: name = 'The interface', address }) => `${name}, which has ${address}, is down`,
  }),
];

export const denialReported: Rule = reported(
  ['policy-denied'],
  ({ detail = 'A policy', about = 'a program', port, path }) =>
    `${detail}: denied to ${about}${port === undefined ? '' : `, port ${port}`}${path === undefined ? '' : `, ${path}`}`,
);
