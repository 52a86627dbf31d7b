import type { Conflict } from '../model/diagnosis.ts';
import type { Fact, FactRecord, Place } from '../model/fact.ts';
import type { Question } from '../model/question.ts';
import type { Scene } from '../model/scene.ts';
import { QUESTIONS } from '../questions/registry.ts';
import type { Quotes } from './quotes.ts';

/** Answers given by hand become the facts that they stand for, with the lowest standing. */

const BY_ID = new Map(QUESTIONS.map((question) => [question.id, question]));

export function questionById(id: string): Question | undefined {
  return BY_ID.get(id);
}

/** Answers that name a question and one of its answers; others are ignored. */
export function validAnswers(
  raw: Readonly<Record<string, string>> | undefined,
): ReadonlyMap<Question, string> {
  const found = new Map<Question, string>();
  for (const question of QUESTIONS) {
    const answer = Object.hasOwn(raw ?? {}, question.id) ? raw?.[question.id] : undefined;
    if (answer !== undefined && question.answers.some(({ id }) => id === answer)) found.set(question, answer);
  }
  return found;
}

/** Blocks of facts that stand in no evidence are numbered below zero, one for each question. */
export function factsOf(
  question: Question,
  answer: string,
  scene: Scene,
  shownBy: Place['shownBy'],
): readonly Fact[] {
  const block = -1 - QUESTIONS.indexOf(question);
  const host = question.host?.(answer, scene);
  const place: Place = { vantage: question.where, shownBy, ...(host === undefined ? {} : { host }) };
  return question.facts(answer, scene).map((record: FactRecord): Fact => ({
    ...record,
    at: [],
    place,
    block,
    ...(record.kind === 'listing' || record.kind === 'filter' ? { whole: true } : {}),
  }));
}

export interface ByHand {
  readonly facts: readonly Fact[];
  readonly conflicts: readonly Conflict[];
}

/** What the hand adds where the text is silent; where both speak and differ, the text weighs more. */
export function factsByHand(answers: ReadonlyMap<Question, string>, scene: Scene, quotes: Quotes): ByHand {
  const facts: Fact[] = [];
  const conflicts: Conflict[] = [];
  for (const [question, answer] of answers) {
    // How the attempt ended is told, not observed: it orders, and rules nothing out.
    if (question.id === 'symptom') continue;
    const known = question.known(scene);
    if (!known) {
      facts.push(...factsOf(question, answer, scene, 'hand'));
      facts.push({
        kind: 'answer',
        question: question.id,
        answer,
        at: [],
        place: { vantage: question.where, shownBy: 'hand' },
        block: -1,
      });
      continue;
    }
    const span = known.by.at[0];
    if (known.answer !== answer && span) {
      const text = 'Your answer and the pasted text disagree; the text is what counts';
      conflicts.push({ text, sides: [{ question: question.id, answer }, quotes.of(span)] });
    }
  }
  return { facts, conflicts };
}
