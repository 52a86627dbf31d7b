import type { Diagnosis, Suspect } from '../../model/diagnosis.ts';
import { about, caseTitle } from '../case/case-title.ts';
import type { CauseIndex } from '../engine.ts';
import { LEVEL_NAMES } from '../wording.ts';

const REMAINING = 12;

function line({ cause, level, reasons }: Suspect, causes: CauseIndex): string {
  const reason = reasons[0]?.text;
  const title = causes.get(cause)?.title ?? cause;
  return `- ${title} (${LEVEL_NAMES[level]})${reason === undefined ? '' : `: ${reason}`}`;
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', title, ...lines];
}

/** Plain text for whoever has the access that is missing: what is known, what is excluded, what remains. */
export function handoverText(diagnosis: Diagnosis, causes: CauseIndex): string {
  const { suspects, trail } = diagnosis;
  const standing = suspects.filter(({ level }) => level !== 'ruled-out');
  const out = suspects.filter(({ level }) => level === 'ruled-out');
  const more = standing.length - REMAINING;
  const what = about(diagnosis.case);
  return [
    `${caseTitle(diagnosis.case)} does not connect${what === '' ? '' : ` (${what})`}`,
    ...section(
      'Known',
      trail.map(
        ({ title, answerText, quote }) =>
          `- ${title} ${answerText}${quote ? `\n    ${quote.text.trim()}` : ''}`,
      ),
    ),
    ...section('Remains', [
      ...standing.slice(0, REMAINING).map((suspect) => line(suspect, causes)),
      ...(more > 0 ? [`- and ${more} more that nothing excludes`] : []),
    ]),
    ...section(
      'Excluded',
      out.map((suspect) => line(suspect, causes)),
    ),
    '',
  ].join('\n');
}
