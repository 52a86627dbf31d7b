import { unquoted } from './tokens.ts';

/** One member of a set or map: its parts, and what a map gives for it. */
export interface Element {
  readonly key: readonly string[];
  readonly value: readonly string[];
}

// 1.2.3.4 timeout 2h expires 1h, 5.6.7.8 counter packets 0 bytes 0, 9.9.9.9 comment "x"
const NOTES = new Set(['timeout', 'expires', 'counter', 'comment', 'limit', 'quota']);

/** The parts that `.` joins: `10.0.0.1 . 22`. Between parts of one value stand blanks: `fin | syn`. */
function parts(tokens: readonly string[]): readonly string[] {
  const found: string[][] = [[]];
  for (const token of tokens) {
    if (token === '.') found.push([]);
    else found.at(-1)?.push(unquoted(token));
  }
  return found.map((words) => words.join(' '));
}

function elementOf(tokens: readonly string[]): Element {
  const colon = tokens.indexOf(':');
  const left = colon < 0 ? tokens : tokens.slice(0, colon);
  const end = left.findIndex((token) => NOTES.has(token));
  return { key: parts(end < 0 ? left : left.slice(0, end)), value: colon < 0 ? [] : tokens.slice(colon + 1) };
}

/** Reads what stands in the braces of a set, named or not. */
export function elementsOf(tokens: readonly string[]): readonly Element[] {
  const elements: Element[] = [];
  let open: string[] = [];
  for (const token of [...tokens, ',']) {
    if (token !== ',') open.push(token);
    else {
      if (open.length > 0) elements.push(elementOf(open));
      open = [];
    }
  }
  return elements;
}

/** The sets and maps of a table; nothing for one whose members are not listed. */
export type Sets = ReadonlyMap<string, readonly Element[] | undefined>;

/** The members in the body of `set x { type ipv4_addr; elements = { ... } }`; none listed means none there. */
export function namedElements(body: readonly string[], terse: boolean): readonly Element[] | undefined {
  const at = body.findIndex((token, i) => token === 'elements' && body[i + 1] === '=');
  if (at < 0) return terse ? undefined : [];
  const open = body.indexOf('{', at);
  const close = body.indexOf('}', at);
  return open < 0 ? [] : elementsOf(body.slice(open + 1, close < 0 ? undefined : close));
}
