/** How an envelope that begins with a date or a time of day is read off a line. */

import type { Opened } from '../../envelope.ts';
import { mayBegin } from './first-characters.ts';
import { contextOf } from './prefix.ts';

// 2026-11-21 04:47:00,123    2026-11-21T04:47:00.123456Z    2026-11-21 04:47:00 +0000    26/11/21 04:47:00    04:47:00,123
// A bracket in front is left off, the one behind is left to the pattern.
const DATED =
  /^\[?(?<time>(?:\d{4}[-/.]\d\d[-/.]\d\d[T ]|\d\d\/\d\d\/\d\d )?\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?: ?(?:UTC|GMT|Z|[+-]\d\d(?::?\d\d)?)(?![\w:-]))?)/;

interface Dated {
  readonly text: string;
  readonly time: string;
  readonly rest: string;
}

function split(text: string): Dated | undefined {
  const time = DATED.exec(text)?.groups?.['time'];
  if (time === undefined) return undefined;
  return { text, time, rest: text.slice(time.length + (text.startsWith('[') ? 1 : 0)) };
}

// Many forms begin with a date, and all of them are asked about the same line, one after the other.
let latest: { readonly text: string; readonly dated: Dated | undefined } = { text: '', dated: undefined };

function datedOf(text: string): Dated | undefined {
  if (latest.text !== text) latest = { text, dated: split(text) };
  return latest.dated;
}

/** Opens what the pattern matches behind a date; its groups as with `opens`. */
export function opensDated(pattern: RegExp): (text: string) => Opened | undefined {
  const admits = mayBegin(pattern);
  return (text) => {
    const dated = datedOf(text);
    if (!dated || !admits(dated.rest)) return undefined;
    const match = pattern.exec(dated.rest);
    if (!match) return undefined;
    const groups = match.groups ?? {};
    const message = groups['message'] ?? dated.rest.slice(match[0].length);
    return { inner: [message], context: contextOf({ ...groups, time: dated.time }) };
  };
}
