/** The largest paste that is read; what stands behind it is left unread. */
export const MOST_LINES = 1_000_000;

/** The lines of a text without their line feeds, at most `MOST_LINES`. */
export function* linesOf(text: string): Generator<string> {
  let start = 0;
  for (let count = 0; count < MOST_LINES; count++) {
    const end = text.indexOf('\n', start);
    if (end < 0) {
      yield text.slice(start);
      return;
    }
    yield text.slice(start, end);
    start = end + 1;
  }
}

/** How many lines there are, those that are not read included. */
export function countLines(text: string): number {
  let count = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
