import type { Cause } from '../model/cause.ts';
import type { Fact } from '../model/fact.ts';
import type { Question } from '../model/question.ts';
import { factsOf } from './answers.ts';
import { viewWith, type View } from './slot-filling.ts';
import { weigh, type Weighed } from './weigh.ts';

/** How a cause would stand: its level, and whether a verdict excludes it. */
function standingOf(one: Weighed, all: readonly Weighed[]): string {
  const excluded = all.some(({ excludes }) => excludes(one.cause) !== undefined);
  return excluded && one.level !== 'ruled-out' ? 'excluded' : one.level;
}

/**
 * The causes that the question tells apart: those that would stand differently after one answer than after another,
 * found by weighing each answer as if the text gave it. What a line has ruled out stays out.
 */
export function separatedBy(
  question: Question,
  view: View,
  disputed: ReadonlySet<Fact>,
  standing: readonly Cause[],
): readonly string[] {
  const outcomes = question.answers.map(({ id }) => {
    const told = factsOf(question, id, view.scene, 'text');
    const weighed = weigh(viewWith(view, told), disputed, standing);
    return new Map(weighed.map((one) => [one.cause.id, standingOf(one, weighed)]));
  });
  const [first, ...rest] = outcomes;
  if (!first) return [];
  return [...first]
    .filter(([cause, level]) => rest.some((other) => other.get(cause) !== level))
    .map(([cause]) => cause);
}
