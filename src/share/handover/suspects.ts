import type { Cause } from '../../model/cause.ts';
import type { Diagnosis, Reason, Suspect } from '../../model/diagnosis.ts';
import { asIs, list, placeOf, section, visible } from './words.ts';

export type CauseIndex = ReadonlyMap<string, Cause>;

/** What is listed with its meaning; the others are named. */
const IN_FULL = 12;
const REASONS = 3;

export function titleOf(cause: string, causes: CauseIndex): string {
  return causes.get(cause)?.title ?? cause;
}

/** Each reason with its line; `quoted` holds the places that stand there already, and gets the new ones. */
export function reasonLines(
  reasons: readonly Reason[],
  most = REASONS,
  quoted = new Set<string>(),
): readonly string[] {
  return reasons.slice(0, most).flatMap(({ text, quote }) => {
    const said = `  - ${visible(text)}`;
    const place = quote && placeOf(quote);
    if (place !== undefined && quoted.has(place)) return [`${said} (${place})`];
    if (place !== undefined) quoted.add(place);
    return quote ? [`${said} (${placeOf(quote)})`, '', asIs(`    ${visible(quote.text)}`), ''] : [said];
  });
}

/** Of the causes that nothing excludes, those that can show what the client sees. */
function standing({ suspects, case: { symptom } }: Diagnosis, causes: CauseIndex): readonly Suspect[] {
  return suspects.filter(({ cause, level }) => {
    if (level === 'ruled-out' || cause === 'tcp-ok') return false;
    const shows = causes.get(cause)?.symptoms;
    return level !== 'possible' || symptom === undefined || shows?.includes(symptom) !== false;
  });
}

function remaining(suspect: Suspect, causes: CauseIndex): readonly string[] {
  const { cause, level, reasons } = suspect;
  const means = causes.get(cause)?.is;
  return [
    `- **${titleOf(cause, causes)}** (${level})${means === undefined ? '' : `: ${means}`}`,
    ...reasonLines(level === 'likely' ? reasons : []),
  ];
}

function isOpposed({ reasons }: Suspect): boolean {
  return reasons.some(({ against }) => against);
}

function opposedLines({ cause, reasons }: Suspect, causes: CauseIndex): readonly string[] {
  return [
    `- **${titleOf(cause, causes)}** (possible, but something speaks against it)`,
    ...reasonLines(
      reasons.filter(({ against }) => against),
      1,
    ),
  ];
}

/** What remains and what each would mean. */
export function remainingSection(diagnosis: Diagnosis, causes: CauseIndex): readonly string[] {
  const all = standing(diagnosis, causes);
  const left = all.filter((suspect) => !isOpposed(suspect));
  const rest = left.slice(IN_FULL).map(({ cause }) => titleOf(cause, causes));
  return section('What remains', [
    ...left.slice(0, IN_FULL).flatMap((suspect) => remaining(suspect, causes)),
    ...(rest.length === 0 ? [] : [`- and, with nothing for or against them: ${list(rest)}`]),
    ...all.filter(isOpposed).flatMap((suspect) => opposedLines(suspect, causes)),
  ]);
}

/** One line often rules out many: it is said once. */
export function excludedSection({ suspects, trail }: Diagnosis, causes: CauseIndex): readonly string[] {
  const quoted = new Set(trail.flatMap(({ quote }) => (quote ? [placeOf(quote)] : [])));
  const groups = new Map<string, { readonly reason: Reason | undefined; readonly names: string[] }>();
  for (const { cause, level, reasons } of suspects) {
    if (level !== 'ruled-out') continue;
    const [reason] = reasons;
    const key = `${reason?.text ?? ''}\0${reason?.quote ? placeOf(reason.quote) : ''}`;
    const group = groups.get(key) ?? { reason, names: [] };
    group.names.push(titleOf(cause, causes));
    groups.set(key, group);
  }
  return section(
    'What is excluded, and by what',
    [...groups.values()].flatMap(({ reason, names }) => [
      `- ${list(names)}`,
      ...reasonLines(reason === undefined ? [] : [reason], REASONS, quoted),
    ]),
  );
}
