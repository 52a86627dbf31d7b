/** A run of lines to draw, or one that is left out: 1-based, inclusive. */
export interface Stretch {
  readonly kind: 'shown' | 'left-out';
  readonly first: number;
  readonly last: number;
}

/** Up to here a paste is drawn whole. */
export const WHOLE_UP_TO = 300;
const HEAD = 10;
const AROUND = 2;
/** Lit lines beyond these are behind "show". */
const LIT_AT_MOST = 120;

function wanted(total: number, lit: Iterable<number>): readonly number[] {
  const lines = new Set<number>();
  for (let line = 1; line <= Math.min(HEAD, total); line++) lines.add(line);
  for (const center of [...lit].sort((a, b) => a - b).slice(0, LIT_AT_MOST)) {
    for (let line = center - AROUND; line <= center + AROUND; line++)
      if (line >= 1 && line <= total) lines.add(line);
  }
  return [...lines].sort((a, b) => a - b);
}

/** Which lines of a paste to draw, so that a million of them do not freeze the page. */
export function visibleLines(total: number, lit: Iterable<number>): readonly Stretch[] {
  if (total <= WHOLE_UP_TO) return [{ kind: 'shown', first: 1, last: total }];
  const stretches: Stretch[] = [];
  let next = 1;
  for (const line of wanted(total, lit)) {
    const before = stretches.at(-1);
    if (line > next) stretches.push({ kind: 'left-out', first: next, last: line - 1 });
    if (before?.kind === 'shown' && line === next) stretches.splice(-1, 1, { ...before, last: line });
    else stretches.push({ kind: 'shown', first: line, last: line });
    next = line + 1;
  }
  if (next <= total) stretches.push({ kind: 'left-out', first: next, last: total });
  return stretches;
}
