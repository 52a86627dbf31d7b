import type { RuleMatch } from '../../model/ruleset.ts';
import { match } from '../../network/filter/words.ts';
import type { Cursor } from './tokens.ts';

/** `tcp flags` in all its spellings. nft(8), "Bitwise" and "Bitmask". */

const ALL = 'fin,syn,rst,psh,ack,urg,ecn,cwr';
const NAME = /[a-z]+/g;

/** The flags' names in words like `(fin`, `|`, `syn)`, `fin,syn`. */
function names(words: readonly string[]): string {
  return words.flatMap((word) => word.match(NAME) ?? []).join(',');
}

function operand(cursor: Cursor): string {
  const words: string[] = [];
  do words.push(cursor.next());
  while ((cursor.take(',') || isJoined(cursor, words)) && !cursor.done);
  return names(words.map((word) => (/^0x?0*$/.test(word) ? '' : word)));
}

/** `(fin | syn | rst)`: a word behind `|`, or in open parentheses. */
function isJoined(cursor: Cursor, words: readonly string[]): boolean {
  const last = words.at(-1) ?? '';
  return cursor.peek().startsWith('|') || last.endsWith('|');
}

/** The cursor is behind `tcp flags`. Nothing where it is a set of its own: `tcp flags { syn, syn | ack }`. */
export function readFlags(cursor: Cursor, start: number): RuleMatch | undefined {
  const of = (mask: string, set: string, not: boolean): RuleMatch =>
    match('flags', [`${mask}/${set}`], cursor.text(start), not);
  if (cursor.peek() === '{' || cursor.peek(1) === '{' || cursor.peek().startsWith('@')) return undefined;
  // tcp flags & (fin | syn | rst | ack) == syn
  if (cursor.take('&')) {
    const mask = operand(cursor);
    const not = cursor.take('!=');
    if (!not) cursor.take('==');
    const set = operand(cursor);
    return of(mask, set, not);
  }
  const operator = ['!=', '==', '!'].find((word) => cursor.take(word));
  const flags = operand(cursor);
  // tcp flags syn / fin,syn,rst,ack
  if (cursor.take('/')) {
    const mask = operand(cursor);
    return of(mask, flags, operator === '!=');
  }
  // tcp flags == syn: just these. Without a sign: one of these; with `!`: none.
  if (operator === '==' || operator === '!=') return of(ALL, flags, operator === '!=');
  return of(flags, '', operator === undefined);
}

/** One member of a set of flags: just these. */
export function exactFlags(member: string): string {
  return `${ALL}/${names([member])}`;
}
