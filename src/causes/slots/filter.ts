import type { FactSlot, FailureSlot } from '../../model/cause.ts';
import type { FactOf } from '../../model/fact.ts';
import { familyOf } from '../../model/ip.ts';
import { readings, type Outcome } from '../../model/outcome.ts';
import type { FilterTable, Ruleset } from '../../model/ruleset.ts';
import type { Scene } from '../../model/scene.ts';
import { clientSees } from '../../network/filter/client-sees.ts';
import type { Judgement, Possible } from '../../network/filter/judge.ts';
import { judged, type Judged, type Side } from './judged-filters.ts';

/** What the packet filters in the evidence do to this case's SYN. */

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
  const found = judged(scene, side, fact);
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
    line: (fact, scene) => judged(scene, side, fact)?.judgement.rule?.line,
    reason: (fact, scene) => {
      const rule = judged(scene, side, fact)?.judgement.rule;
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
    const found = judged(scene, 'server', fact);
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
    const found = judged(scene, 'server', fact);
    const rule = found?.judgement.rewritten?.rule;
    return (
      rule !== undefined && found?.judgement.verdict === 'accept' && found.filters[rule.ruleset] === fact
    );
  },
  line: (fact, scene) => judged(scene, 'server', fact)?.judgement.rewritten?.rule.line,
  reason: (fact, scene) => {
    const to = judged(scene, 'server', fact)?.judgement.rewritten;
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
      const found = judged(scene, side, fact);
      if (found?.judgement.verdict !== 'accept' || found.filters[0] !== fact) return false;
      return listsAll(found);
    },
    line: (fact, scene) => judged(scene, side, fact)?.judgement.rule?.line,
    reason: `The ${WHOSE[side]}’s filter, as listed, lets this SYN pass`,
  };
}
