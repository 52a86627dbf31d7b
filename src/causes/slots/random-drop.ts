import type { FactSlot } from '../../model/cause.ts';
import type { Fact, FactOf } from '../../model/fact.ts';
import type { Scene } from '../../model/scene.ts';
import { DEFAULT_SETTINGS, synSchedule } from '../../network/clock/schedule.ts';
import { judged } from './judged-filters.ts';
import { attemptIn } from './way.ts';

/** A rule on the way that drops a share of the packets by chance: left over from a test, or meant as a limit. */

// numgen random mod 100 < 40      numgen random mod 10 == 0      numgen random mod 10 0
const NFT = /^numgen random mod (\d{1,6}) (?:(<) |== )?(\d{1,6})$/;
// -m statistic --mode random --probability 0.40000000000      statistic mode random probability 0.40000000000
const IPTABLES = /^(?:-m )?statistic (?:--)?mode random (?:--)?probability ([01]\.\d{1,12})$/;

/** The share that it matches, 0 to 1. */
export function chanceOf(text: string): number | undefined {
  const probability = IPTABLES.exec(text)?.[1];
  if (probability !== undefined) return Number(probability);
  const [, modulus, below, value] = NFT.exec(text) ?? [];
  if (modulus === undefined || Number(modulus) === 0) return undefined;
  return Math.min(1, (below === undefined ? 1 : Number(value)) / Number(modulus));
}

interface RandomDrop {
  readonly share: number;
  readonly line: number;
  readonly filter: FactOf<'filter'>;
}

/** The SYN is dropped by nothing but that chance, and passes otherwise. */
function randomDrop(filter: Fact, scene: Scene): RandomDrop | undefined {
  const found = judged(scene, 'middle', filter);
  const judgement = found?.judgement;
  if (judgement?.verdict !== 'cannot-tell' || judgement.rule === undefined) return undefined;
  const share = chanceOf(judgement.because.text);
  const passes = judgement.could.some(({ verdict }) => verdict === 'accept');
  const onlyThat = judgement.could.every(
    ({ verdict, because }) =>
      verdict === 'accept' || (verdict === 'drop' && chanceOf(because?.text ?? '') !== undefined),
  );
  const deciding = found?.filters[judgement.rule.ruleset];
  return share !== undefined && passes && onlyThat && deciding
    ? { share, line: judgement.rule.line, filter: deciding }
    : undefined;
}

/** Of twenty attempts one at the least fails by it: a client that sends many SYNs gets one of them through. */
const OFTEN = 0.05;

function endsByChance(attempt: FactOf<'attempt'>, share: number): boolean {
  const waited = attempt.took ?? attempt.deadline;
  if (waited === undefined) return false;
  const syns = synSchedule(DEFAULT_SETTINGS).syns.filter((sent) => sent < waited).length;
  return share ** syns >= OFTEN;
}

export const dropsAtRandom: FactSlot<'filter'> = {
  slot: 'fact',
  kind: 'filter',
  from: 'middle',
  is: (filter, scene, filled) => {
    const attempt = attemptIn(filled);
    const found = randomDrop(filter, scene);
    return (
      attempt !== undefined &&
      found !== undefined &&
      found.filter === filter &&
      endsByChance(attempt, found.share)
    );
  },
  line: (filter, scene) => randomDrop(filter, scene)?.line,
  reason: (filter, scene) =>
    `The router’s filter drops ${Math.round((randomDrop(filter, scene)?.share ?? 0) * 100)} of 100 packets by chance`,
};
