import type { FactSlot, FailureSlot } from '../../model/cause.ts';
import type { Vantage } from '../../model/evidence.ts';
import { ofKind, type FactOf } from '../../model/fact.ts';
import { familyOf, isLoopback } from '../../model/ip.ts';
import { readings, type Outcome } from '../../model/outcome.ts';
import type { FilterTable, Ruleset } from '../../model/ruleset.ts';
import type { Scene } from '../../model/scene.ts';
import { clientSees } from '../../network/filter/client-sees.ts';
import { judge, type Judgement, type Possible } from '../../network/filter/judge.ts';
import type { Syn, Way } from '../../network/filter/syn.ts';

/** What the packet filters in the evidence do to this case's SYN. */

export type Side = 'client' | 'server' | 'middle';

const WAY: Readonly<Record<Side, Way>> = { client: 'output', server: 'input', middle: 'forward' };

interface Judged {
  readonly judgement: Judgement;
  readonly filters: readonly FactOf<'filter'>[];
}

function stands(vantage: Vantage, side: Side): boolean {
  return vantage === side || (vantage === 'unknown' && side !== 'middle');
}

/** A host whose whole list of addresses shows one interface besides lo has no other way in or out. */
export function interfacesOf(scene: Scene, side: Side): Partial<Pick<Syn, 'inInterface' | 'outInterface'>> {
  if (scene.sameMachine) return { inInterface: 'lo', outInterface: 'lo' };
  const lists = ofKind(scene.facts, 'listing').filter(
    (listing) => listing.of === 'address' && listing.whole === true && listing.place.vantage === side,
  );
  const names = new Set(
    ofKind(scene.facts, 'address')
      .filter(
        (fact) => fact.place.vantage === side && fact.place.inside === undefined && !isLoopback(fact.address),
      )
      .map((fact) => fact.interface),
  );
  const [only] = names;
  if (side === 'middle' || lists.length === 0 || names.size !== 1 || only === undefined) return {};
  return { inInterface: only, outInterface: only };
}

function judgeSide(scene: Scene, side: Side): Judged | undefined {
  const [destination] = scene.dialled;
  const { port } = scene.case;
  const family = destination === undefined ? undefined : familyOf(destination);
  const filters = ofKind(scene.facts, 'filter').filter(
    (fact) =>
      stands(fact.place.vantage, side) &&
      // A machine that is not the one it was told to be is nobody's.
      fact.place.told === undefined &&
      fact.place.inside === undefined &&
      fact.whole === true &&
      // What is stored for the next start is not what is loaded.
      fact.ruleset.stored !== true,
  );
  if (destination === undefined || family === undefined || port === undefined || filters.length === 0)
    return undefined;
  const source = scene.case.client;
  const own = ofKind(scene.facts, 'address')
    .filter((fact) => fact.place.vantage === side)
    .map((fact) => fact.address);
  const syn = {
    family,
    destination,
    port,
    ...(source === undefined ? {} : { source }),
    ...interfacesOf(scene, side),
    ...(own.length === 0 ? {} : { own }),
  };
  return {
    judgement: judge(
      filters.map((fact) => fact.ruleset),
      syn,
      WAY[side],
    ),
    filters,
  };
}

// A scene is built once for each weighing, and several causes ask the same.
const JUDGED = new WeakMap<Scene, Map<Side, Judged | undefined>>();

export function judged(scene: Scene, side: Side): Judged | undefined {
  const known = JUDGED.get(scene) ?? new Map<Side, Judged | undefined>();
  JUDGED.set(scene, known);
  if (!known.has(side)) known.set(side, judgeSide(scene, side));
  return known.get(side);
}

/** The listing that holds the rule or policy that decides. */
function deciding({ judgement, filters }: Judged): FactOf<'filter'> | undefined {
  return judgement.rule === undefined ? undefined : filters[judgement.rule.ruleset];
}

/** The table and chain that decide about the SYN on that side, and by what they were listed. */
export function decidedBy(
  scene: Scene,
  side: Side,
): { table: FilterTable; chain: string; backend: Ruleset['backend'] } | undefined {
  const found = judged(scene, side);
  const rule = found?.judgement.rule;
  const ruleset = found && deciding(found)?.ruleset;
  const family = familyOf(scene.dialled[0] ?? '');
  const table = ruleset?.tables.find(
    ({ name, families }) => name === rule?.table && family !== undefined && families.includes(family),
  );
  if (!rule || !ruleset || !table) return undefined;
  return { table, chain: rule.chain, backend: ruleset.backend };
}

/** `forged`: a RST that does not come from the dialled machine. */
type Wanted = 'reject' | 'drop' | 'forged' | 'icmp';

export function isVerdict({ verdict }: Judgement, wanted: Wanted): boolean {
  if (verdict === 'drop') return wanted === 'drop';
  if (typeof verdict === 'string') return false;
  if (wanted === 'reject') return true;
  return verdict.reject === 'tcp-reset' ? wanted === 'forged' : wanted === 'icmp';
}

const SILENCE: readonly Outcome[] = ['kernel-timeout', 'own-deadline'];

/** Does the rule's answer end connect() exactly as it was seen to end? */
export function endsSo(verdict: Possible['verdict'] | 'cannot-tell', attempt: FactOf<'attempt'>): boolean {
  if (verdict === 'drop') return readings(attempt).some((outcome) => SILENCE.includes(outcome));
  if (typeof verdict === 'string') return false;
  const family = familyOf(attempt.address ?? '');
  const seen = family === undefined ? undefined : clientSees(verdict.reject, family);
  if (!seen || !readings(attempt).includes(seen.outcome)) return false;
  return attempt.errno === undefined || attempt.couldBe !== undefined || attempt.errno === seen.errno;
}

/** The client failed at a known address, in whatever way; the filter's slot compares the two. */
export const failedSomehow: FailureSlot = {
  slot: 'failure',
  is: (attempt) => attempt.address !== undefined && attempt.transport === 'tcp',
  reason: (attempt) =>
    `The client fails at ${attempt.address ?? 'the target'}${attempt.errno === undefined ? '' : ` with ${attempt.errno}`}`,
};

const WHOSE: Readonly<Record<Side, string>> = { client: 'client', server: 'server', middle: 'router' };

/** The listing on that side whose rule decides so about this SYN, for this source alone or for more. */
export function decides(
  fact: FactOf<'filter'>,
  scene: Scene,
  side: Side,
  wanted: Wanted,
  forOneSource: boolean,
): Judgement | undefined {
  const found = judged(scene, side);
  if (!found || deciding(found) !== fact || !isVerdict(found.judgement, wanted)) return undefined;
  const only = found.judgement.verdict !== 'cannot-tell' && found.judgement.onlySource;
  return only === forOneSource ? found.judgement : undefined;
}

/** A whole rule set on that side decides so about this SYN, and that is how the client saw it end. */
export function filterDecides(side: Side, wanted: Wanted, forOneSource: boolean): FactSlot<'filter'> {
  return {
    slot: 'fact',
    kind: 'filter',
    from: side,
    is: (fact, scene, filled) => {
      const judgement = decides(fact, scene, side, wanted, forOneSource);
      const attempt = filled.find((one): one is FactOf<'attempt'> & typeof one => one.kind === 'attempt');
      return judgement !== undefined && attempt !== undefined && endsSo(judgement.verdict, attempt);
    },
    line: (_fact, scene) => judged(scene, side)?.judgement.rule?.line,
    reason: (_fact, scene) => {
      const rule = judged(scene, side)?.judgement.rule;
      const what =
        rule?.policy === true ? `policy of chain ${rule.chain}` : `rule in chain ${rule?.chain ?? ''}`;
      return `This ${what} of the ${WHOSE[side]}’s filter ${wanted === 'drop' ? 'drops' : 'rejects'} the SYN`;
    },
  };
}

/**
 * iptables in its nf_tables version lists its own tables and none of nft's, where firewalld's and podman's stand; where
 * it has no table it does not even say which version it is.
 */
function seesEveryTable({ backend, covers, variant, tables }: Ruleset): boolean {
  return covers === 'all-tables' && (backend !== 'iptables' || (variant !== 'nft' && tables.length > 0));
}

/** Every table is listed, and nothing says that there are rules which the listing cannot show. */
function listsAll({ filters }: Judged): boolean {
  const rulesets = filters.map(({ ruleset }) => ruleset);
  return rulesets.some(seesEveryTable) && !rulesets.some(({ legacyUnseen }) => legacyUnseen === true);
}

/** The server's whole rule set neither stops the SYN nor sends it elsewhere: its own sockets answer it. */
export const notForwarded: FactSlot<'filter'> = {
  slot: 'fact',
  kind: 'filter',
  from: 'server',
  is: (fact, scene) => {
    const found = judged(scene, 'server');
    if (found?.judgement.verdict !== 'accept' || found.filters[0] !== fact) return false;
    const { rewritten, way } = found.judgement;
    return listsAll(found) && rewritten === undefined && way === 'input';
  },
  reason: 'The server’s rules send the SYN nowhere else: its own sockets answer it',
};

/** The server's rules send the SYN on: to another address or port, where no socket of the host is asked. */
export const forwards: FactSlot<'filter'> = {
  slot: 'fact',
  kind: 'filter',
  from: 'server',
  is: (fact, scene) => {
    const found = judged(scene, 'server');
    const rule = found?.judgement.rewritten?.rule;
    return (
      rule !== undefined && found?.judgement.verdict === 'accept' && found.filters[rule.ruleset] === fact
    );
  },
  line: (_fact, scene) => judged(scene, 'server')?.judgement.rewritten?.rule.line,
  reason: (_fact, scene) => {
    const to = judged(scene, 'server')?.judgement.rewritten;
    return `This rule of the server sends the SYN on to ${to?.destination ?? ''}, port ${to?.port ?? ''}`;
  },
};

/** The whole filter on that side lets the SYN pass: other filters (eBPF, another backend) remain possible. */
export function filterAccepts(side: Side): FactSlot<'filter'> {
  return {
    slot: 'fact',
    kind: 'filter',
    from: side,
    is: (fact, scene) => {
      const found = judged(scene, side);
      if (found?.judgement.verdict !== 'accept' || found.filters[0] !== fact) return false;
      return listsAll(found);
    },
    line: (_fact, scene) => judged(scene, side)?.judgement.rule?.line,
    reason: `The ${WHOSE[side]}’s filter, as listed, lets this SYN pass`,
  };
}
