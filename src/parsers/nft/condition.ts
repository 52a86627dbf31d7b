import type { RuleMatch, Verdict } from '../../model/ruleset.ts';
import { match, never, portValue, unknownMatch } from '../../network/filter/words.ts';
import { elementsOf, type Sets } from './elements.ts';
import { readFlags } from './flags.ts';
import { readKey, startsExpression, type Key } from './keys.ts';
import { isStatement } from './statements.ts';
import { unquoted, type Cursor } from './tokens.ts';
import { elementMatches, setMatch, unresolvedMatch } from './values.ts';
import { readPlainVerdict } from './verdict.ts';

/** What one condition of a rule adds to it. */
export interface Condition {
  readonly matches: readonly RuleMatch[];
  /** A verdict map: each entry with the conditions under which it is taken. */
  readonly cases?: readonly { readonly matches: readonly RuleMatch[]; readonly verdict: Verdict }[];
}

const ONLY = { 4: match('family', ['4'], 'ip'), 6: match('family', ['6'], 'ip6') } as const;

const OPERATORS = ['!=', '==', '<=', '>=', '<', '>', '!'];

function bounds(operator: string, port: number): string {
  if (operator === '<') return `0-${port - 1}`;
  if (operator === '<=') return `0-${port}`;
  return operator === '>' ? `${port + 1}-65535` : `${port}-65535`;
}

/** Reads one condition of a rule. */
export class ConditionReader {
  readonly #cursor: Cursor;
  readonly #sets: Sets;
  readonly #start: number;

  constructor(cursor: Cursor, sets: Sets) {
    this.#cursor = cursor;
    this.#sets = sets;
    this.#start = cursor.at;
  }

  read(): Condition {
    const cursor = this.#cursor;
    const keys = [readKey(cursor)];
    while (cursor.take('.')) keys.push(readKey(cursor));
    const families = keys.flatMap(({ family }) => (family === undefined ? [] : [ONLY[family]]));
    if (keys.some(({ field }) => field === 'unknown')) return this.#unread(keys, families);
    if (cursor.take('vmap')) return { matches: families, cases: this.#cases(keys) };
    const flags =
      keys.length === 1 && keys[0]?.field === 'flags' ? readFlags(cursor, this.#start) : undefined;
    return { matches: [...families, flags ?? this.#compared(keys)] };
  }

  get #text(): string {
    return this.#cursor.text(this.#start);
  }

  #compared(keys: readonly Key[]): RuleMatch {
    const cursor = this.#cursor;
    const operator = OPERATORS.find((word) => cursor.take(word)) ?? '==';
    const not = operator === '!=' || operator === '!';
    if (cursor.peek() === '&' || cursor.peek() === 'and') return this.#masked();
    if (cursor.peek() === '{') {
      const elements = elementsOf(cursor.braced());
      return setMatch(keys, elements, this.#text, not);
    }
    if (cursor.peek().startsWith('@')) return this.#named(keys, not);
    const values = [unquoted(cursor.next())];
    while (cursor.take(',')) values.push(unquoted(cursor.next()));
    if (operator.startsWith('<') || operator.startsWith('>'))
      return this.#ordered(keys, operator, values[0] ?? '');
    return setMatch(
      keys,
      values.map((value) => ({ key: [value], value: [] })),
      this.#text,
      not,
    );
  }

  #named(keys: readonly Key[], not: boolean): RuleMatch {
    const name = this.#cursor.next().slice(1);
    const elements = this.#sets.get(name);
    const found = elements
      ? setMatch(keys, elements, this.#text, not)
      : unresolvedMatch(keys, this.#text, not);
    return { ...found, set: name };
  }

  /** `ip saddr & 255.0.0.0 == 10.0.0.0` */
  #masked(): RuleMatch {
    this.#cursor.skip(2);
    if (OPERATORS.some((word) => this.#cursor.take(word))) this.#cursor.skip(1);
    return unknownMatch(this.#text);
  }

  #ordered(keys: readonly Key[], operator: string, value: string): RuleMatch {
    const [key] = keys;
    const port = Number(portValue(value));
    if (!key || keys.length > 1 || !Number.isInteger(port)) return unknownMatch(this.#text);
    if (key.field === 'never') return never(this.#text);
    if (key.field !== 'port' && key.field !== 'source-port') return unknownMatch(this.#text);
    return match(key.field, [bounds(operator, port)], this.#text);
  }

  /** The map's entries; `*` is taken where none of the others is. */
  #cases(keys: readonly Key[]): NonNullable<Condition['cases']> {
    const cursor = this.#cursor;
    const name = cursor.peek().startsWith('@') ? cursor.next().slice(1) : undefined;
    const elements = name === undefined ? elementsOf(cursor.braced()) : this.#sets.get(name);
    const text = this.#text;
    if (!elements) return [{ matches: [], verdict: { kind: 'unknown', text } }];
    const named = elements.filter(({ key }) => key[0] !== '*');
    const others = setMatch(keys, named, text, true);
    return elements.map((element) => ({
      matches: element.key[0] === '*' ? [others] : elementMatches(keys, element, text),
      verdict: readPlainVerdict(element.value) ?? { kind: 'unknown', text: element.value.join(' ') },
    }));
  }

  /** Goes on to the next condition or statement; `meta mark set 0x1` is no condition. */
  #unread(keys: readonly Key[], families: readonly RuleMatch[]): Condition {
    const cursor = this.#cursor;
    while (!cursor.done && !isStatement(cursor.peek()) && !startsExpression(cursor.peek())) {
      if (cursor.peek() === 'vmap') {
        cursor.skip(1);
        return { matches: families, cases: this.#cases(keys) };
      }
      if (cursor.take('set')) return this.#assignment();
      if (cursor.peek() === '{') cursor.braced();
      else cursor.skip(1);
    }
    // ip frag-off & 8191 != 0: a SYN is no fragment.
    const known = /^ip frag-off & (?:8191|0x1fff) != 0/.test(this.#text);
    return { matches: [...families, known ? never(this.#text) : unknownMatch(this.#text)] };
  }

  /** `set 0x1`, `set mark & 0xff`, `set rt mtu`, `set ct mark`. */
  #assignment(): Condition {
    const cursor = this.#cursor;
    if (startsExpression(cursor.peek())) {
      while (!cursor.done && !isStatement(cursor.peek())) cursor.skip(1);
      return { matches: [] };
    }
    cursor.skip(1);
    while (['&', '|', '^', '<<', '>>', 'and', 'or', 'xor'].includes(cursor.peek())) cursor.skip(2);
    return { matches: [] };
  }
}
