import { CASE_FIELDS, type Case } from '../../model/case.ts';
import type { Conflict, ConflictSide, Diagnosis } from '../../model/diagnosis.ts';
import type { Evidence, Quote } from '../../model/evidence.ts';
import { asIs, FIELDS, FROM, placeOf, section, SEEN, visible } from './words.ts';

/** What is known of the case: what was told, and what the evidence shows, line by line. */

/** `db1.internal:5432`; an IPv6 literal in brackets. */
export function dialled({ target, port }: Partial<Case>): string {
  const host = target?.includes(':') === true ? `[${target}]` : target;
  if (port === undefined) return host ?? 'a host that is not named yet';
  return host === undefined ? `port ${port}` : `${host}:${port}`;
}

function caseLines({ case: known }: Diagnosis): readonly string[] {
  const { service, symptom } = known;
  const told = [
    ['Dialled', dialled(known)],
    ['Service', service],
    ['Seen by the client', symptom === undefined ? undefined : SEEN[symptom]],
    ...CASE_FIELDS.map((field) => [FIELDS[field], known[field]]),
  ];
  return told.flatMap(([name, value]) =>
    name === undefined || value === undefined ? [] : [`- ${name}: ${visible(String(value))}`],
  );
}

function taken(quote: Quote, evidence: readonly Pick<Evidence, 'from'>[]): string {
  const from = evidence[quote.evidence]?.from ?? 'unknown';
  return from === 'unknown' ? placeOf(quote) : `${placeOf(quote)}, ${FROM[from]}`;
}

const BY = { text: 'shown by', told: 'told by the user', hand: 'answered by hand, not shown by any text' };

/** Every question that has its answer, with the line or the hand that gave it. */
function evidenceLines({ trail }: Diagnosis, evidence: readonly Pick<Evidence, 'from'>[]): readonly string[] {
  return trail.flatMap(({ title, answerText, by, quote }) => {
    const said = `- ${title} **${answerText}**`;
    if (!quote) return [`${said} (${by === 'text' ? 'shown by the pasted text' : BY[by]})`, ''];
    return [`${said} (${BY[by]} ${taken(quote, evidence)})`, '', asIs(`  ${visible(quote.text)}`), ''];
  });
}

function sideOf(side: ConflictSide): string {
  return 'line' in side
    ? `${placeOf(side)}: ${visible(side.text)}`
    : `answered by hand: ${side.question}, ${side.answer}`;
}

/** What contradicts what: whoever takes over has to know first. */
function conflictLines(conflicts: readonly Conflict[]): readonly string[] {
  return conflicts.flatMap(({ text, sides }) => [
    `- ${visible(text)}`,
    '',
    ...sides.map((side) => asIs(`  ${sideOf(side)}`)),
    '',
  ]);
}

export function knownSections(
  diagnosis: Diagnosis,
  evidence: readonly Pick<Evidence, 'from'>[],
): readonly string[] {
  return [
    ...section('The case', caseLines(diagnosis)),
    ...section('What the evidence shows', evidenceLines(diagnosis, evidence)),
    ...section('These cannot both be true', conflictLines(diagnosis.conflicts)),
  ];
}
