import type { Exclusions, FactSlot, Rule } from '../../model/cause.ts';
import type { Fact, FactOf } from '../../model/fact.ts';
import { familyOf } from '../../model/ip.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { Scene } from '../../model/scene.ts';
import { clientSees } from '../../network/filter/client-sees.ts';
import type { Possible } from '../../network/filter/judge.ts';
import { decides, endsSo, failedSomehow, filterDecides, isVerdict } from './filter.ts';
import { judged, type Side } from './judged-filters.ts';

/** What a rule set that rejects the SYN says, whatever the client's message tells of its ending. */

/** How connect() can end by a REJECT. */
const ENDINGS: readonly (readonly [Outcome, string])[] = [
  ['refused', 'a refusal'],
  ['host-unreachable', '“No route to host”'],
  ['net-unreachable', '“Network is unreachable”'],
  ['other-errno', '“Permission denied” or “Protocol not available”'],
];

/** How connect() ends by the answer of that side's filter. */
function endsAs(filter: Fact, scene: Scene, side: Side): Outcome | undefined {
  const verdict = judged(scene, side, filter)?.judgement.verdict;
  const family = familyOf(scene.dialled[0] ?? '');
  return typeof verdict === 'object' && family !== undefined
    ? clientSees(verdict.reject, family)?.outcome
    : undefined;
}

/**
 * A whole rule set on that side sends exactly what the client saw: one rule for each ending, since a client's message
 * may hide its own (MariaDB's 115, curl's 7), and then the rule's answer tells it.
 */
export function rejects(
  side: Side,
  wanted: 'reject' | 'forged' | 'icmp',
  forOneSource: boolean,
  exclusions: Exclusions,
): readonly Rule[] {
  const decisive = filterDecides(side, wanted, forOneSource);
  const endingIn = (ending: Outcome): FactSlot<'filter'> => ({
    ...decisive,
    is: (fact, scene, filled) => decisive.is(fact, scene, filled) && endsAs(fact, scene, side) === ending,
  });
  return ENDINGS.map(([ending, words]) => ({
    bearing: 'decisive',
    slots: [failedSomehow, endingIn(ending)],
    ...exclusions,
    ends: ending,
    whyNot:
      typeof exclusions.whyNot === 'string'
        ? exclusions.whyNot
        : {
            ...exclusions.whyNot,
            ending: `Where the client’s message does not say how the attempt ended, the rule does: its answer makes ${words}, and this does not.`,
          },
  }));
}

/**
 * That side's filter rejects the SYN, and how the client's attempts ended is not seen, or they gave up before an ICMP
 * error that comes late: such errors are rate limited, and without a round trip they come while connect() holds the
 * socket and count only at the next SYN, after 1.0 s (measured, Linux 6.18).
 */
export function rejectsUnseen(
  side: Side,
  wanted: 'reject' | 'icmp',
  forOneSource: boolean,
): FactSlot<'filter'> {
  return {
    ...filterDecides(side, wanted, forOneSource),
    is: (fact, scene) => {
      const judgement = decides(fact, scene, side, wanted, forOneSource);
      if (!judgement || scene.successes.length > 0) return false;
      if (!scene.failure) return true;
      return isVerdict(judgement, 'icmp') && scene.failure.outcomes.includes('own-deadline');
    },
  };
}

/**
 * It cannot be told which rule meets the SYN, but none of those that may lets it pass, and all that is not a drop is not
 * what the client saw.
 */
export function mayDrop(side: Side): FactSlot<'filter'> {
  return {
    ...filterDecides(side, 'drop', false),
    is: (fact, scene) => {
      const found = judged(scene, side, fact);
      if (found?.judgement.verdict !== 'cannot-tell') return false;
      const { could } = found.judgement;
      const drop = could.find(({ verdict }) => verdict === 'drop');
      return (
        drop?.rule !== undefined &&
        found.filters[drop.rule.ruleset] === fact &&
        could.every(({ verdict }) => verdict !== 'accept' && verdict !== 'unknown')
      );
    },
    line: (fact, scene) => possibleDrop(fact, scene, side)?.rule?.line,
    reason: 'One of the rules that may meet the SYN drops it, and none of them lets it pass',
  };
}

function possibleDrop(filter: Fact, scene: Scene, side: Side): Possible | undefined {
  const judgement = judged(scene, side, filter)?.judgement;
  if (judgement?.verdict !== 'cannot-tell') return undefined;
  return judgement.could.find(({ verdict }) => verdict === 'drop');
}

// -m connlimit --connlimit-above 2    -m recent --rcheck    -m hashlimit --hashlimit-mode srcip    ct count over 20
// @ssh_meter { ip saddr limit rate over 3/minute }    update @seen { ip saddr ... }
const PER_SOURCE =
  /connlimit|hashlimit|\brecent\b|ct count|(?:meter|add|update|@)[^{}]{0,60}\{ ?ip6? saddr|limit: avg|#conn/i;

/** Whether the rule drops the SYN depends on what this source did before: a limit or a list that the kernel keeps. */
export function dropsByHistory(side: Side): FactSlot<'filter'> {
  const chosen = (filter: Fact, scene: Scene): Possible | undefined => {
    const judgement = judged(scene, side, filter)?.judgement;
    if (judgement?.verdict !== 'cannot-tell') return undefined;
    return judgement.could.find(
      ({ verdict, because }) => verdict === 'drop' && because !== undefined && PER_SOURCE.test(because.text),
    );
  };
  return {
    ...filterDecides(side, 'drop', false),
    is: (fact, scene) => {
      const rule = chosen(fact, scene)?.rule;
      return rule !== undefined && judged(scene, side, fact)?.filters[rule.ruleset] === fact;
    },
    line: (fact, scene) => chosen(fact, scene)?.rule?.line,
    reason: 'This rule drops the SYN of a source that has made too many connections',
  };
}

/**
 * It cannot be told which rule meets the SYN (another zone, a condition that is not judged), but none of those that may
 * lets it pass, and one gives what the client saw.
 */
export function mayReject(side: Side): FactSlot<'filter'> {
  return {
    ...filterDecides(side, 'reject', false),
    is: (fact, scene, filled) => {
      const found = judged(scene, side, fact);
      const attempt = filled.find((one): one is FactOf<'attempt'> & typeof one => one.kind === 'attempt');
      if (found?.judgement.verdict !== 'cannot-tell' || attempt === undefined) return false;
      const { could } = found.judgement;
      const guilty = could.find(({ verdict }) => endsSo(verdict, attempt));
      return (
        guilty?.rule !== undefined &&
        found.filters[guilty.rule.ruleset] === fact &&
        could.every(({ verdict }) => verdict !== 'accept')
      );
    },
    line: (fact, scene) => {
      const found = judged(scene, side, fact);
      if (found?.judgement.verdict !== 'cannot-tell') return undefined;
      const rejecting = found.judgement.could.find(({ verdict }) => typeof verdict === 'object');
      return rejecting?.rule?.line;
    },
    reason: 'One of the rules that may meet the SYN rejects it, and none of them lets it pass',
  };
}
