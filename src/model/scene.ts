import type { Case } from './case.ts';
import type { Fact, FactOf } from './fact.ts';
import type { Outcome } from './outcome.ts';
import type { Service } from './service.ts';

/** How the case's own attempts ended. */
export interface Failure {
  /** The client's attempts that failed. */
  readonly attempts: readonly FactOf<'attempt'>[];
  /** What they may have been: the readings that all failed attempts share, or the union where they differ. */
  readonly outcomes: readonly Outcome[];
  /** Failures and successes come in turn, in an order that the text shows. */
  readonly mixed: boolean;
}

/** What rules and questions may ask about the case as a whole: computed once, from case and facts. */
export interface Scene {
  readonly case: Partial<Case>;
  /** The case as it was meant, where `case` is that of another hop than the client's to its target. */
  readonly meant: Partial<Case>;
  /** The hop is the client's to a proxy. */
  readonly atProxy: boolean;
  /** What the user told of it, before the evidence completed it. */
  readonly told: Partial<Case>;
  /** The addresses that the client dials: the literal target, those its attempts show, those the name resolves to. */
  readonly dialled: readonly string[];
  readonly failure: Failure | undefined;
  /** The client's attempts of this case that connected. */
  readonly successes: readonly FactOf<'attempt'>[];
  /** Every failure comes before some success, in an order that the text shows. */
  readonly healed: boolean;
  readonly service: Service | undefined;
  /** Attempts of this case's port made on the server itself. */
  readonly localAttempts: readonly FactOf<'attempt'>[];
  /** Reading chose the case's attempts among several of one paste: they may not be the ones that are meant. */
  readonly chosen: boolean;
  /** The client dials its own machine: localhost or a loopback address. */
  readonly sameMachine: boolean;
  readonly facts: readonly Fact[];
  /** Facts that a later listing of the same machine replaced: they say nothing of now, and something of change. */
  readonly earlier: readonly Fact[];
}
