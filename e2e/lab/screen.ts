/** Escape sequences, then control characters that a terminal does not show (all but tab, line feed, return). */

const UNSEEN = [
  /\u001b\[[\d;?]*[A-Za-z]/g,
  /\u001b[()][0-9AB]/g,
  /[\0-\u0008\v\f\u000e-\u001f\u007f]/g,
] as const;

/** What stands on the screen, and so in a paste, after a program has written this. */
export function onScreen(output: string): string {
  const seen = UNSEEN.reduce((text, unseen) => text.replace(unseen, ''), output);
  return seen.replaceAll('\r\n', '\n').split('\n').map(overwrite).join('\n');
}

/** A carriage return goes back to the start of the line; what follows is written over what was there. */
function overwrite(line: string): string {
  const written = line.split('\r').filter((part) => part !== '');
  return written.reduce((before, next) => next + before.slice(next.length), '');
}
