import type { RejectAnswer } from '../../model/ruleset.ts';

/** What may become of the SYN, and by which rule. */

/** Where a rule stands. */
export interface RuleRef {
  /** Index of the rule set among those that were given. */
  readonly ruleset: number;
  readonly table: string;
  readonly chain: string;
  /** 1-based line of the evidence from which that rule set was read. */
  readonly line: number;
  /** No rule decided: it is the chain's policy. */
  readonly policy?: true;
  /** The lines of the jumps that lead to it. */
  readonly via: readonly number[];
  /** It, or a jump to it, is for one source only: a host, or a set of banned hosts. */
  readonly onlySource: boolean;
}

/** Why it cannot be told whether a rule applies. */
export interface Doubt {
  /** The condition or target as written. */
  readonly text: string;
  readonly field: string;
  readonly rule: RuleRef;
}

export type Fate =
  | { readonly kind: 'accept' | 'drop' | 'unknown' }
  | { readonly kind: 'reject'; readonly answer: RejectAnswer }
  | { readonly kind: 'rewrite'; readonly address?: string; readonly port?: number };

export interface Ending {
  readonly fate: Fate;
  readonly rule: RuleRef;
  /** Absent: it comes to this for sure unless something before it ended the way. */
  readonly doubt?: Doubt;
}

export function keyOf(fate: Fate): string {
  if (fate.kind === 'reject') return `reject ${fate.answer}`;
  return fate.kind === 'rewrite' ? `rewrite ${fate.address ?? ''} ${fate.port ?? ''}` : fate.kind;
}

/** Endings, the first of each kind. */
export class Endings {
  readonly #of = new Map<string, Ending>();

  add(ending: Ending): void {
    const key = keyOf(ending.fate);
    if (!this.#of.has(key)) this.#of.set(key, ending);
  }

  get all(): readonly Ending[] {
    return [...this.#of.values()];
  }
}
