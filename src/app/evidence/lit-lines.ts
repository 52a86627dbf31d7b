import type { Diagnosis } from '../../model/diagnosis.ts';
import type { Quote, Span } from '../../model/evidence.ts';
import type { Fact } from '../../model/fact.ts';
import { explain } from './explain.ts';

/** What is known of one line: `cited` carries a reason or an answer, `read` was understood, `unread` was not. */
export interface LitLine {
  readonly state: 'cited' | 'read' | 'unread';
  readonly notes: readonly string[];
}

const NOTES_A_LINE = 2;
/** Of a long span only the ends are of interest for the margin. */
const LINES_A_SPAN = 50;

function linesOf({ first, last }: Span): readonly number[] {
  return Array.from({ length: Math.min(last - first + 1, LINES_A_SPAN) }, (_, i) => first + i);
}

/** Every line that a reason, an answer or a conflict quotes. */
function citedQuotes({ suspects, trail, conflicts }: Diagnosis): readonly Quote[] {
  const reasons = suspects.filter(({ level }) => level !== 'ruled-out').flatMap(({ reasons: all }) => all);
  const sides = conflicts.flatMap(({ sides: both }) => both).filter((side) => 'line' in side);
  return [
    ...reasons.flatMap(({ quote }) => (quote ? [quote] : [])),
    ...trail.flatMap(({ quote }) => (quote ? [quote] : [])),
    ...sides,
  ];
}

/** A listing stands on all its lines; saying so on each would say nothing. */
function telling(fact: Fact, evidence: number): readonly number[] {
  const spans = fact.at.filter((span) => span.evidence === evidence);
  const first = spans[0];
  if (!first) return [];
  return fact.kind === 'listing' ? [first.first] : spans.flatMap(linesOf);
}

/** The lines of one paste that have something to say, by number. */
export function litLines(diagnosis: Diagnosis, evidence: number): ReadonlyMap<number, LitLine> {
  const lit = new Map<number, LitLine>();
  for (const fact of diagnosis.facts) {
    const note = explain(fact);
    for (const [index, line] of telling(fact, evidence).entries()) {
      const notes = lit.get(line)?.notes ?? [];
      const more = index === 0 && notes.length < NOTES_A_LINE && !notes.includes(note) ? [note] : [];
      lit.set(line, { state: 'read', notes: [...notes, ...more] });
    }
  }
  for (const quote of citedQuotes(diagnosis)) {
    if (quote.evidence !== evidence) continue;
    lit.set(quote.line, { state: 'cited', notes: lit.get(quote.line)?.notes ?? [] });
  }
  return lit;
}

export function unreadSpans({ unread }: Diagnosis, evidence: number): readonly Span[] {
  return unread.filter((span) => span.evidence === evidence);
}

export function isUnread(spans: readonly Span[], line: number): boolean {
  return spans.some(({ first, last }) => line >= first && line <= last);
}
