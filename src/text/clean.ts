/** Takes off what terminals, mail programs and browsers add to a line. The line's number stays. */

/** Longer lines are cut here: no tool's line that this program reads comes near it. */
export const LONGEST_LINE = 4096;

// ESC [ ... letter (CSI), ESC ] ... BEL (OSC), and two-character escapes.
// eslint-disable-next-line no-control-regex -- terminal control sequences are what is looked for
const ESCAPES = /\u001B(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001B]*\u0007?|[@-Z\\^_])/g;
// eslint-disable-next-line no-control-regex -- what is left of controls says nothing
const CONTROLS = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\u200B\uFEFF]/g;
// No-break and other typographic spaces.
const SPACES = /[\u00A0\u2000-\u200A\u202F\u205F\u3000]/g;
const QUOTED = /^\s{0,3}>\s?/;

/** `> ` in front of the line, as mail and Markdown quote. */
export function isQuoted(raw: string): boolean {
  return QUOTED.test(raw);
}

/** One raw line, cleaned. `unquote` takes off one `>`. */
export function cleanLine(raw: string, unquote: boolean): string {
  const cut = raw.length > LONGEST_LINE ? raw.slice(0, LONGEST_LINE) : raw;
  // A progress meter overwrites its line: what stands after the last CR is what the user saw.
  const seen = cut.replace(/\r$/, '');
  const last = seen.slice(seen.lastIndexOf('\r') + 1);
  const text = last.replace(ESCAPES, '').replace(CONTROLS, '').replace(SPACES, ' ').trimEnd();
  return unquote ? text.replace(QUOTED, '') : text;
}
