import type { AttemptRecord } from '../model/fact.ts';
import type { Draft } from '../model/parser.ts';

/** What one failure's several lines tell of it: a wrapping message, its cause, a report of it. */

/** Lines between a message and the cause that is printed below it, a stack trace among them. */
const MOST_ABOVE = 80;
/** Lines between a failure and what is reported of it afterwards. */
const MOST_BELOW = 12;

function attemptOf({ record }: Draft): AttemptRecord | undefined {
  return record.kind === 'attempt' ? record : undefined;
}

const ENDS = ['name', 'address', 'port', 'path'] as const;

function namesNobody(record: AttemptRecord): boolean {
  return ENDS.every((part) => record[part] === undefined);
}

/** It names nobody, or the same end as the other. */
function speaksOfNobodyElse(one: AttemptRecord, other: AttemptRecord): boolean {
  return ENDS.every((part) => one[part] === undefined || one[part] === other[part]);
}

/** The other says whom the same failure is about, or what this one leaves open. */
function saysLess(one: AttemptRecord, other: AttemptRecord): boolean {
  if (one.outcome === 'failed') return true;
  if (one.outcome !== other.outcome || one.errno !== other.errno) return false;
  return ENDS.some((part) => one[part] === undefined && other[part] !== undefined);
}

function isExact({ outcome }: AttemptRecord): boolean {
  return outcome !== 'failed' && outcome !== 'connected' && outcome !== 'replied';
}

/** The drafts without those attempts, read loosely, that a more exact one beside them tells as well. */
export function withoutToldAgain(drafts: readonly Draft[]): readonly Draft[] {
  if (!drafts.some((draft) => attemptOf(draft)?.loose === true)) return drafts;
  const exact = new Map<number, AttemptRecord[]>();
  for (const draft of drafts) {
    const record = attemptOf(draft);
    const [line] = draft.lines;
    if (record && line !== undefined && isExact(record))
      exact.set(line, [...(exact.get(line) ?? []), record]);
  }
  return drafts.filter((draft) => {
    const record = attemptOf(draft);
    const [line] = draft.lines;
    if (record?.loose !== true || record.source !== undefined || line === undefined) return true;
    for (let at = line - MOST_BELOW; at <= line + MOST_ABOVE; at++) {
      // What says neither whom it is about nor how it ended belongs to the line right above at the most.
      if (at < line - 1 && record.outcome === 'failed' && namesNobody(record)) continue;
      const others = exact.get(at) ?? [];
      if (others.some((other) => speaksOfNobodyElse(record, other) && saysLess(record, other))) return false;
    }
    return true;
  });
}
