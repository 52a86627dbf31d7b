import type { FilterRule, RuleMatch, Verdict } from '../../model/ruleset.ts';
import { unknownMatch } from '../../network/filter/words.ts';
import { ConditionReader, type Condition } from './condition.ts';
import type { Sets } from './elements.ts';
import { startsExpression } from './keys.ts';
import { readStatement, startsStatement } from './statements.ts';
import { Cursor } from './tokens.ts';

/** True where a rule can begin with it. */
export function startsRule(token: string): boolean {
  return startsExpression(token) || startsStatement(token);
}

/** A verdict map with more entries than this is not unfolded. */
const MOST_CASES = 2000;

class RuleReader {
  readonly #cursor: Cursor;
  readonly #sets: Sets;
  readonly #line: number;
  readonly #matches: RuleMatch[] = [];
  #cases: Condition['cases'];
  #verdict: Verdict | undefined;
  #packets: number | undefined;

  constructor(tokens: readonly string[], sets: Sets, line: number) {
    this.#cursor = new Cursor(tokens);
    this.#sets = sets;
    this.#line = line;
  }

  read(): readonly FilterRule[] {
    while (!this.#cursor.done) this.#piece();
    const counted = this.#packets === undefined ? {} : { packets: this.#packets };
    const of = (matches: readonly RuleMatch[], verdict: Verdict): FilterRule => ({
      matches,
      verdict,
      ...counted,
      line: this.#line,
    });
    const cases = this.#cases;
    if (!cases) return [of(this.#matches, this.#verdict ?? { kind: 'continue' })];
    if (cases.length > MOST_CASES) return [of(this.#matches, { kind: 'unknown', text: 'vmap' })];
    return cases.map(({ matches, verdict }) => of([...this.#matches, ...matches], verdict));
  }

  #piece(): void {
    const cursor = this.#cursor;
    if (startsExpression(cursor.peek())) this.#condition(new ConditionReader(cursor, this.#sets).read());
    else if (startsStatement(cursor.peek())) this.#statement();
    else this.#matches.push(unknownMatch(cursor.next()));
  }

  #condition({ matches, cases }: Condition): void {
    this.#matches.push(...matches);
    this.#cases ??= cases;
  }

  #statement(): void {
    const { verdict, match, packets } = readStatement(this.#cursor);
    if (match) this.#matches.push(match);
    this.#verdict ??= verdict;
    this.#packets ??= packets;
  }
}

/** Reads a rule; a verdict map makes one rule of each of its entries. */
export function readRule(tokens: readonly string[], sets: Sets, line: number): readonly FilterRule[] {
  const handle = tokens.findIndex((token, i) => token === '#' && tokens[i + 1] === 'handle');
  return new RuleReader(handle < 0 ? tokens : tokens.slice(0, handle), sets, line).read();
}
