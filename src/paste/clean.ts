/** Takes off what terminals, mail programs and browsers add to a line. The line's number stays. */

/** Longer lines are cut here: no tool's line that this program reads comes near it. */
export const LONGEST_LINE = 4096;

/** What a whole paste has in front of its lines. */
export interface Margin {
  /** How many `>` stand in front of nearly every line. */
  readonly quotes: number;
  /** White space that every line begins with. */
  readonly indent: string;
}

export const NO_MARGIN: Margin = { quotes: 0, indent: '' };

// ESC [ ... letter (CSI), ESC ] ... BEL (OSC), ESC ( B (character sets), two-character escapes, and CSI as one byte.
const ESCAPES =
  /\u001B(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001B]*\u0007?|[()][0-9AB]|[=>78@-Z\\^_])|\u009B[0-?]*[@-~]/g;
// ^[[0;32m and ESC[0m: the same, made visible by a pager.
const VISIBLE_ESCAPES = /(?:\^\[|\bESC)\[[\d;]*[mK]/g;
// What is left of controls says nothing.
const CONTROLS = /[\u0000-\u0008\v\f\u000E-\u001F\u007F\u0080-\u009F\u200B\u2060\uFEFF]/g;
// No-break and other typographic spaces.
const SPACES = /[\u00A0\u2000-\u200A\u202F\u205F\u3000]/g;
const QUOTED = /^\s{0,3}>\s?/;
// ^C2 packets captured: the terminal's echo of the key.
const KEY_ECHO = /^\^[CZ\\](?=.)/;

/** How many `>` stand in front of a line, as mail and Markdown quote. */
export function quoteDepth(raw: string): number {
  let rest = raw.slice(0, 40);
  let depth = 0;
  for (; depth < 9 && QUOTED.test(rest); depth++) rest = rest.replace(QUOTED, '');
  return depth;
}

/** A progress meter overwrites its line: what stands after the last CR is what the user saw. */
function lastWritten(raw: string): string {
  if (!raw.includes('\r')) return raw;
  let end = raw.length;
  while (end > 0 && raw[end - 1] === '\r') end--;
  return raw.slice(raw.lastIndexOf('\r', end - 1) + 1, end);
}

/** `ss -lnz\b\bt`: a recorded terminal holds what was typed and taken back. */
function withoutTakenBack(text: string): string {
  if (!text.includes('\b')) return text;
  const kept: string[] = [];
  for (const character of text) {
    if (character === '\b') kept.pop();
    else kept.push(character);
  }
  return kept.join('');
}

// Anything but the letters and signs of plain text and the tab; ^ and ESC[ may make an escape visible.
const NOT_PLAIN = /[^\t -\]_-~]|ESC\[/;

function withoutTerminal(text: string): string {
  if (!NOT_PLAIN.test(text)) return text;
  return withoutTakenBack(text.replace(ESCAPES, '').replace(VISIBLE_ESCAPES, ''))
    .replace(CONTROLS, '')
    .replace(SPACES, ' ')
    .replace(KEY_ECHO, '');
}

function withoutMargin(text: string, margin: Margin): string {
  if (margin === NO_MARGIN) return text;
  let rest = text;
  for (let i = 0; i < margin.quotes; i++) rest = rest.replace(QUOTED, '');
  return rest.startsWith(margin.indent) ? rest.slice(margin.indent.length) : rest;
}

/** One raw line, cleaned. */
export function cleanLine(raw: string, margin: Margin): string {
  const seen = lastWritten(raw);
  const text = withoutTerminal(seen.length > LONGEST_LINE ? seen.slice(0, LONGEST_LINE) : seen);
  return withoutMargin(text, margin).trimEnd();
}

/** True where cleaning dropped the line's end. */
export function isOverlong(raw: string): boolean {
  return raw.length > LONGEST_LINE && lastWritten(raw).length > LONGEST_LINE;
}
