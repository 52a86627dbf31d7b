import { isDialled } from '../model/address-set.ts';
import { ofKind, type FactOf, type FactRecord } from '../model/fact.ts';
import { familyOf, isLoopback } from '../model/ip.ts';
import { PORT_RANGE, portRange } from '../model/port-range.ts';
import type { Question } from '../model/question.ts';
import type { Scene } from '../model/scene.ts';
import { failsAtHome } from './parts/silence.ts';

const USUAL = '32768\t60999';

function fromClient<T extends { readonly place: { readonly vantage: string; readonly shownBy: string } }>(
  facts: readonly T[],
): readonly T[] {
  return facts.filter(({ place }) => place.vantage === 'client' && place.shownBy !== 'hand');
}

/** Connections to what is dialled: each holds a port. */
function taken(scene: Scene): number {
  return fromClient(ofKind(scene.facts, 'socket'))
    .filter(
      ({ state, peer }) =>
        state !== 'listen' && peer?.port === scene.case.port && isDialled(peer?.address ?? '', scene),
    )
    .reduce((sum, { count }) => sum + count, 0);
}

function wholeOf(what: 'address' | 'socket', scene: Scene): FactOf<'listing'> | undefined {
  return fromClient(ofKind(scene.facts, 'listing')).find(
    (listing) => listing.of === what && listing.whole === true,
  );
}

/** The client's whole list has no address of the family that is dialled but its loopback's. */
function withoutAddress(scene: Scene): FactOf<'listing'> | undefined {
  const family = familyOf(scene.dialled[0] ?? '');
  const listing = wholeOf('address', scene);
  const own = fromClient(ofKind(scene.facts, 'address'));
  const has = own.some(({ address }) => familyOf(address) === family && !isLoopback(address));
  return family === undefined || has ? undefined : listing;
}

function held(scene: Scene, answer: string): readonly FactRecord[] {
  const [address] = scene.dialled;
  const { port } = scene.case;
  const range: FactRecord = { kind: 'setting', key: PORT_RANGE, value: USUAL };
  if (answer !== 'taken' || address === undefined || port === undefined) return [range];
  const client = scene.case.client ?? '192.0.2.254';
  return [
    range,
    {
      kind: 'socket',
      transport: 'tcp',
      state: 'established',
      local: { address: client, port: 0 },
      peer: { address, port },
      accepts: [],
      mayAccept: [],
      processes: [],
      count: 28_232,
    },
  ];
}

/** The client's own kernel ends the call: what does it lack? */
export const ownLimits: Question = {
  id: 'own-limits',
  text: () => 'Does the client have an address and a free port to come from?',
  why: 'The error comes at once. EADDRNOTAVAIL and EMFILE are of the client’s own kernel, and no packet was sent; EACCES and ENOPROTOOPT can also be a filter’s answer from far away. A connection needs a source address of the dialled family, and a local port that no other connection to the same address and port has.',
  where: 'client',
  station: 'client',
  answers: [
    { id: 'taken', text: 'Every port of the range is taken towards it' },
    { id: 'no-address', text: 'It has no address of that family, or not the one it is told to use' },
    { id: 'room', text: 'It has both' },
  ],
  recipes: ['client-limits'],
  offered: failsAtHome,
  facts: (answer, scene): readonly FactRecord[] => (answer === 'no-address' ? [] : held(scene, answer)),
  known: (scene) => {
    const lacking = withoutAddress(scene);
    if (lacking) return { answer: 'no-address', by: lacking };
    const range = fromClient(ofKind(scene.facts, 'setting')).findLast(({ key }) => key === PORT_RANGE);
    const ports = range && portRange(range.value);
    if (!range || !ports || !wholeOf('socket', scene)) return undefined;
    const all = taken(scene) >= ports.last - ports.first + 1;
    return { answer: all ? 'taken' : 'room', by: range };
  },
};
