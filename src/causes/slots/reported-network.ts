import { dialsInto } from '../../model/address-set.ts';
import { grouped } from '../../model/grouped.ts';
import { onceAScene, onceAKind, besides } from '../../model/tables.ts';
import type { Rule } from '../../model/cause.ts';
import { ofKind, type FactOf } from '../../model/fact.ts';
import { isLoopback, sameIp } from '../../model/ip.ts';
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
function unanswered(neighbour: FactOf<'neighbour'>, { facts }: Scene): number {
  const none = silentNeighbours(neighbour, facts);
  return none[0] === neighbour && none.length > neighbours(neighbour, facts).length / 2 ? none.length : 0;
}

const neighbours = besides('neighbour');
const silentNeighbours = besides('neighbour', ({ state }) => state === 'incomplete' || state === 'failed');

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
    // Asked by a client, the server itself answers.
    ({ place }) => place.vantage !== 'client',
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

/** Of each paste and interface, the last time that it got its link. */
const linkUps = onceAKind('log', (logs) => {
  const pastes = grouped(
    logs.filter(({ event }) => event === 'link-up'),
    ({ at }) => at[0]?.evidence,
  );
  return new Map(
    [...pastes].map(([paste, ups]) => [
      paste,
      new Map(ups.toSorted((a, b) => (isLater(a, b) ? 1 : -1)).map((up) => [up.interface, up])),
    ]),
  );
});

function cameBack(log: FactOf<'log'>, scene: Scene): boolean {
  const last = linkUps(scene.facts).get(log.at[0]?.evidence)?.get(log.interface);
  return last !== undefined && isLater(last, log);
}

/** They are down while no container or virtual machine runs, and none of the way. */
const VIRTUAL = /^(?:docker|virbr|br-[\da-f]{12}|lxcbr|lxdbr|podman|cni|vmnet|veth)/;

function isOnItsNetwork({ address, bits }: FactOf<'address'>, scene: Scene): boolean {
  return scene.dialled.length === 0 || (bits !== undefined && dialsInto(address, bits, scene));
}

/** Whoever is to be reached by it is not. */
export const linkReportedDown: Rule = reported(
  ['link-down'],
  ({ interface: name = 'an interface' }) => `The kernel reports that ${name} lost its link`,
  (log, scene) => !cameBack(log, scene),
);

/** The machine has the address on an interface that is down. */
export const ownLinkDown: Rule = hint({
  slot: 'fact',
  kind: 'address',
  is: (own, scene) =>
    own.down === true &&
    !isLoopback(own.address) &&
    !VIRTUAL.test(own.interface ?? '') &&
    isOnItsNetwork(own, scene),
  reason: ({ interface: name = 'The interface', address }) => `${name}, which has ${address}, is down`,
});

export const denialReported: Rule = reported(
  ['policy-denied'],
  ({ detail = 'A policy', about = 'a program', port, path }) =>
    `${detail}: denied to ${about}${port === undefined ? '' : `, port ${port}`}${path === undefined ? '' : `, ${path}`}`,
);

// group in 22-22      acl out 443-443      group in all
const LETS = /^(group|acl) (in|out) (?:all|(\d{1,5})-(\d{1,5}))$/;

interface Opening {
  readonly by: string;
  readonly way: string;
  readonly first: number;
  readonly last: number;
}

function openingOf(log: FactOf<'log'>): Opening | undefined {
  const [, by, way, first = '0', last = '65535'] = LETS.exec(log.detail ?? '') ?? [];
  if (log.event !== 'lets-through' || by === undefined || way === undefined) return undefined;
  return { by, way, first: Number(first), last: Number(last) };
}

const openings = onceAKind('log', (logs) => logs.flatMap((log) => openingOf(log) ?? []));

/** Kinds of filters of which one rule lets the dialled port in. */
const lettersIn = onceAScene(({ facts, case: { port = -1 } }) => {
  const lets = openings(facts).filter(
    ({ way, first, last }) => way === 'in' && first <= port && port <= last,
  );
  return new Set(lets.map(({ by }) => by));
});

/** Of a listing of rules none of which lets the dialled port in. */
function keepsPortOut(log: FactOf<'log'>, scene: Scene): boolean {
  const { port } = scene.case;
  const opening = openingOf(log);
  if (port === undefined || opening?.way !== 'in') return false;
  return !lettersIn(scene).has(opening.by);
}

const NAMED: Readonly<Record<string, string>> = { group: 'security group', acl: 'network ACL' };

export const cloudKeepsOut: readonly Rule[] = [
  reported(
    ['lets-through'],
    (log, scene) =>
      `Of this ${NAMED[openingOf(log)?.by ?? ''] ?? 'filter'} no rule lets in port ${scene.case.port ?? ''}`,
    keepsPortOut,
  ),
  reported(
    ['holds-back'],
    ({ detail }) =>
      `The cloud’s own check says that it is not let through${detail === undefined ? '' : `: ${detail}`}`,
  ),
];

/** Where Linux takes the ports from that it lends to clients, by default. */
const LENT = { first: 32_768, last: 60_999 } as const;

const letsAnswersOut = onceAKind('log', (logs) =>
  openings(logs).some(
    ({ by, way, first, last }) => by === 'acl' && way === 'out' && first <= LENT.last && last >= LENT.first,
  ),
);

/** A network ACL keeps no state: answers need a rule of their own (docs.aws.amazon.com, network ACLs). */
export const aclKeepsAnswersIn: Rule = reported(
  ['lets-through'],
  'Of this network ACL no rule lets answers out to the ports that clients use',
  (log, scene) =>
    openingOf(log)?.by === 'acl' && openingOf(log)?.way === 'out' && !letsAnswersOut(scene.facts),
);
