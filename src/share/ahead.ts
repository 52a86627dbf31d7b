import type { DiagnoseInput, Diagnosis, Step } from '../model/diagnosis.ts';
import { byQuestion, splitByAccess, type Place } from './access.ts';

/** Longer evidence is not read again and again for what may come. */
const LONGEST = 200_000;
/** Questions that one answer after another leads to. */
const DEEPEST = 3;

/**
 * What would be asked for next at the places without access, whatever the answers are: found by giving each answer by
 * hand and looking where the tree leads.
 */
export function stepsAhead(
  diagnose: (input: DiagnoseInput) => Diagnosis,
  input: DiagnoseInput,
  now: Diagnosis,
  noAccess: readonly Place[],
): readonly Step[] {
  if (input.evidence.reduce((sum, { text }) => sum + text.length, 0) > LONGEST) return [];
  const seen = new Set(now.next.map(({ question }) => question));
  const found: Step[] = [];
  const follow = (answers: DiagnoseInput['answers'], from: Diagnosis, depth: number): void => {
    const [asked] = byQuestion(splitByAccess(from.next, noAccess).closed);
    const question = asked?.steps[0].question;
    if (asked === undefined || question === undefined || depth >= DEEPEST) return;
    if (!seen.has(question)) found.push(...asked.steps);
    seen.add(question);
    for (const { id } of asked.steps[0].answers ?? []) {
      const given = { ...answers, [question]: id };
      const then = diagnose({ ...input, answers: given });
      const next = byQuestion(splitByAccess(then.next, noAccess).closed)[0]?.steps[0].question;
      if (next !== undefined && !seen.has(next)) follow(given, then, depth + 1);
    }
  };
  follow(input.answers, now, 0);
  return found;
}
