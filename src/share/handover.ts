import type { Diagnosis, Step } from '../model/diagnosis.ts';
import type { Evidence } from '../model/evidence.ts';
import { PLACES, splitByAccess, type Place } from './access.ts';
import { aheadSection, commandSections, sendBackSection } from './handover/commands.ts';
import { dialled, knownSections } from './handover/known.ts';
import { excludedSection, remainingSection, type CauseIndex } from './handover/suspects.ts';
import { verdictSections } from './handover/verdict.ts';
import { list, SEEN, THE } from './handover/words.ts';

export interface HandoverInput {
  readonly diagnosis: Diagnosis;
  readonly causes: CauseIndex;
  /** Where each paste was taken, in the order of the pastes. */
  readonly evidence: readonly Pick<Evidence, 'from'>[];
  /** Places at which whoever hands over can run nothing: what is asked for there is all that is asked for. */
  readonly noAccess: readonly Place[];
  /** What the answers to these commands would ask for next (`stepsAhead`). */
  readonly ahead?: readonly Step[];
}

function title({ case: known, verdict }: Diagnosis): string {
  const seen = known.symptom === undefined ? 'it does not connect' : SEEN[known.symptom];
  return `# ${dialled(known)}: ${verdict?.cause === 'tcp-ok' ? 'TCP connects' : seen}`;
}

/** What is asked of the reader. */
function ask({ verdict }: Diagnosis, noAccess: readonly Place[], asked: number): string {
  if (verdict) return 'The cause is found. What proves it, what to do, and how to see that it works:';
  if (asked === 0)
    return 'Nothing is confirmed, and there is no further command to offer. What is known, excluded and left:';
  if (noAccess.length === 0) return 'The cause is not found yet. The commands below tell apart what remains.';
  const where = list(PLACES.filter((place) => noAccess.includes(place)).map((place) => THE[place]));
  return `The cause is not found yet, and whoever sends this has no access to ${where}. The commands below, run there, tell apart what remains.`;
}

/** Steps whose command is not there yet. */
function notAsked(ahead: readonly Step[], next: readonly Step[]): readonly Step[] {
  const asked = new Set(next.flatMap(({ runs }) => runs.map(({ command }) => command)));
  return ahead.filter(({ runs }) => !runs.some(({ command }) => asked.has(command)));
}

/**
 * A text for whoever has the access that is missing: the case, what the evidence shows, what is excluded and why, what
 * remains, the exact commands and why, and what to send back. Markdown that also reads as plain text.
 */
export function handover({ diagnosis, causes, evidence, noAccess, ahead = [] }: HandoverInput): string {
  const { open, closed } = splitByAccess(diagnosis.next, noAccess);
  // Without a place that is named, all that is left to run may be the reader's.
  const next = closed.length > 0 ? closed : open;
  const places =
    noAccess.length > 0 && closed.length > 0 ? PLACES.filter((p) => noAccess.includes(p)) : PLACES;
  const { verdict } = diagnosis;
  const lines = [
    title(diagnosis),
    '',
    ask(diagnosis, noAccess, next.length),
    '',
    ...knownSections(diagnosis, evidence),
    ...(verdict
      ? verdictSections(diagnosis, verdict, causes)
      : [
          ...remainingSection(diagnosis, causes),
          ...commandSections(next, places, causes),
          ...aheadSection(notAsked(ahead, next)),
          ...(next.length > 0 ? sendBackSection(diagnosis) : []),
        ]),
    ...excludedSection(diagnosis, causes),
  ];
  return `${lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()}\n`;
}
