/** The pairs of a logfmt line as members of one object. One pass, bounded. */

import type { Member } from './members.ts';
import { closingQuote, unescape, withoutLastWord } from './unescape.ts';

const MOST = 200;
// level=   @timestamp=   http.status=
const KEY = /(?<=^|[\s,;])([A-Za-z_@][\w.@/-]{0,63})=(?!=)/g;

/** Where the first pair stands; -1 for none. */
export function firstPair(text: string): number {
  KEY.lastIndex = 0;
  return KEY.exec(text)?.index ?? -1;
}

export interface Pairs {
  readonly members: readonly Member[];
  /** How many words belong to no pair. */
  readonly strays: number;
}

export function pairsFrom(text: string, start: number): Pairs {
  const members: Member[] = [];
  let strays = 0;
  KEY.lastIndex = start;
  for (let match = KEY.exec(text); match && members.length < MOST; match = KEY.exec(text)) {
    const at = match.index + match[0].length;
    const quoted = text[at] === '"' || text[at] === "'";
    let value: string;
    if (quoted) {
      const end = closingQuote(text, at);
      const inside = unescape(text.slice(at + 1, end));
      value = end >= text.length ? withoutLastWord(inside) : inside;
      KEY.lastIndex = end + 1;
    } else {
      // msg=dial tcp 192.0.2.5:5432: i/o timeout level=error: who quotes nothing writes up to the next key.
      const next = KEY.exec(text);
      const end = next?.index ?? text.length;
      value = text.slice(at, end).trim().replace(/,$/, '');
      strays += value.length > 200 ? 1 : value.split(/\s/, 40).length - 1;
      KEY.lastIndex = end;
    }
    members.push({ key: match[1] ?? '', object: 1, depth: 1, value, quoted: true });
  }
  return { members, strays };
}
