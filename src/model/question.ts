import type { Case } from './case.ts';
import type { Station } from './cause.ts';
import type { Vantage } from './evidence.ts';
import type { Fact, FactRecord } from './fact.ts';
import type { Scene } from './scene.ts';

export interface QuestionAnswer {
  readonly id: string;
  readonly text: string;
  /** The question to which it leads; none where the path ends. */
  readonly next?: string;
}

/** A node of the decision tree: order and wording, never a list of causes. */
export interface Question {
  readonly id: string;
  text(known: Partial<Case>): string;
  readonly why: string;
  readonly answers: readonly QuestionAnswer[];
  /** Recipes whose output answers it, best first. */
  readonly recipes: readonly string[];
  /** Where the thing that is asked about can be seen. */
  readonly where: Vantage;
  /** The part of the SYN's way that it asks about, where it is one. */
  readonly station?: Station;
  /** Where an answer leads in such a case, in place of its own `next`. */
  leads?(scene: Scene, answer: string): string | undefined;
  /** Off the path it is offered in such cases only; left out: in all. */
  offered?(scene: Scene): boolean;
  /** The facts that an answer stands for, as evidence would show them: by hand they weigh less. */
  facts(answer: string, scene: Scene): readonly FactRecord[];
  /** The machine that those facts are seen on, where that is what is asked. */
  host?(answer: string, scene: Scene): string | undefined;
  /** The answer that the evidence already gives, with the fact that gives it. */
  known(scene: Scene): { readonly answer: string; readonly by: Fact } | undefined;
}
