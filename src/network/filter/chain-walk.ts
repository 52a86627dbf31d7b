import type { FilterChain, FilterRule, RuleMatch, Verdict } from '../../model/ruleset.ts';
import { Endings, type Doubt, type Ending, type RuleRef } from './endings.ts';

/** What a chain may make of the SYN: possible endings, the sure one behind them, and whether it may come back. */
export interface Passage {
  readonly maybe: readonly Ending[];
  readonly end?: Ending;
  /** It comes back to where the chain was called: for sure if there is no end, else perhaps. */
  readonly back?: 'sure' | Doubt;
  /** Rules took it from connection tracking. */
  readonly untracks: 'no' | 'maybe' | 'yes';
}

/** What a chain's walk asks of its table's. */
export interface Surroundings {
  named(name: string): FilterChain | undefined;
  /** Nothing where jumps go in a circle. */
  chain(chain: FilterChain): Passage | undefined;
  /** The first condition that cannot be told, or whether all hold. */
  holds(rule: FilterRule): 'yes' | 'no' | RuleMatch;
  refTo(chain: FilterChain, rule: FilterRule): RuleRef;
}

/** An ending seen through a jump. */
function through(ending: Ending, jump: RuleRef, doubt: Doubt | undefined): Ending {
  const { rule } = ending;
  const seen = {
    ...rule,
    via: [jump.line, ...rule.via],
    onlySource: jump.onlySource || rule.onlySource,
  };
  const open = doubt ?? ending.doubt;
  return { fate: ending.fate, rule: seen, ...(open === undefined ? {} : { doubt: open }) };
}

/** One walk down one chain. */
export class ChainWalk {
  readonly #chain: FilterChain;
  readonly #walk: Surroundings;
  readonly #maybe = new Endings();
  #untracks: Passage['untracks'] = 'no';
  #back: Doubt | undefined;

  constructor(chain: FilterChain, walk: Surroundings) {
    this.#chain = chain;
    this.#walk = walk;
  }

  run(): Passage {
    for (const rule of this.#chain.rules) {
      const holds = this.#walk.holds(rule);
      if (holds === 'no') continue;
      const ref = this.#walk.refTo(this.#chain, rule);
      const doubt = holds === 'yes' ? undefined : { text: holds.text, field: holds.field, rule: ref };
      const passage = this.#apply(rule.verdict, ref, doubt);
      if (passage) return passage;
    }
    return this.#passage({ back: 'sure' });
  }

  #passage(last: { end?: Ending; back?: 'sure' | Doubt }): Passage {
    const back = last.back ?? this.#back;
    return {
      maybe: this.#maybe.all,
      untracks: this.#untracks,
      ...(last.end === undefined ? {} : { end: last.end }),
      ...(back === undefined ? {} : { back }),
    };
  }

  /** The chain's passage where the rule ends it for sure. */
  #apply(verdict: Verdict, ref: RuleRef, doubt: Doubt | undefined): Passage | undefined {
    switch (verdict.kind) {
      case 'continue':
        return undefined;
      case 'notrack':
        this.#untrack(doubt === undefined && this.#maybe.all.length === 0 ? 'yes' : 'maybe');
        return undefined;
      case 'return':
        if (doubt === undefined) return this.#passage({ back: 'sure' });
        this.#back ??= doubt;
        return undefined;
      case 'jump':
      case 'goto':
        return this.#enter(verdict, ref, doubt);
      case 'unknown':
        this.#mayBeAnything(verdict.text, ref, doubt);
        return undefined;
      default:
        return this.#end({ fate: verdict, rule: ref }, doubt);
    }
  }

  #end(ending: Ending, doubt: Doubt | undefined): Passage | undefined {
    if (doubt === undefined) return this.#passage({ end: ending });
    this.#maybe.add({ ...ending, doubt });
    return undefined;
  }

  #mayBeAnything(text: string, ref: RuleRef, doubt: Doubt | undefined): void {
    this.#maybe.add({
      fate: { kind: 'unknown' },
      rule: ref,
      doubt: doubt ?? { text, field: 'target', rule: ref },
    });
  }

  #untrack(sure: 'yes' | 'maybe'): void {
    if (this.#untracks !== 'yes') this.#untracks = sure;
  }

  #enter(
    verdict: { kind: 'jump' | 'goto'; chain: string },
    ref: RuleRef,
    doubt: Doubt | undefined,
  ): Passage | undefined {
    const target = this.#walk.named(verdict.chain);
    const inner = target && this.#walk.chain(target);
    if (!inner) {
      this.#mayBeAnything(`${verdict.kind} ${verdict.chain}`, ref, doubt);
      return undefined;
    }
    if (inner.untracks !== 'no') this.#untrack(doubt === undefined ? inner.untracks : 'maybe');
    for (const ending of inner.maybe) this.#maybe.add(through(ending, ref, doubt));
    if (doubt !== undefined) {
      this.#perhapsInside(verdict.kind, inner, ref, doubt);
      return undefined;
    }
    if (verdict.kind === 'goto') return this.#gone(inner, ref);
    return this.#after(inner, ref);
  }

  /** Behind a jump that may or may not be taken. */
  #perhapsInside(kind: 'jump' | 'goto', inner: Passage, ref: RuleRef, doubt: Doubt): void {
    if (inner.end) this.#maybe.add(through(inner.end, ref, doubt));
    if (kind === 'goto' && inner.back !== undefined) this.#back ??= doubt;
  }

  /** A goto is never come back from: where its chain ends, this one does too. */
  #gone(inner: Passage, ref: RuleRef): Passage {
    const back = inner.back;
    return this.#passage({
      ...(inner.end === undefined ? {} : { end: through(inner.end, ref, undefined) }),
      ...(back === undefined ? {} : { back }),
    });
  }

  #after(inner: Passage, ref: RuleRef): Passage | undefined {
    if (inner.end === undefined) return undefined;
    if (inner.back === undefined) return this.#passage({ end: through(inner.end, ref, undefined) });
    // It may come back before what is its end otherwise.
    if (inner.back !== 'sure') this.#maybe.add(through(inner.end, ref, inner.back));
    return undefined;
  }
}
