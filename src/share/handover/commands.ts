import type { Diagnosis, Run, Step } from '../../model/diagnosis.ts';
import type { Asked, Place } from '../access.ts';
import { byQuestion, placesOf } from '../access.ts';
import { titleOf, type CauseIndex } from './suspects.ts';
import { asIs, AT, list, section } from './words.ts';

/** Other tools that are named beside the first, for where that one is not installed. */
const OTHERS = 3;
const TOLD_APART = 8;

const SHELLS = { posix: 'a POSIX shell', powershell: 'PowerShell', cmd: 'cmd.exe' };

export function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** What has to be known before it is typed: as whom, how long, and whether it changes anything. */
function aboutRun({ root, seconds, changes, shell, typedAt }: Run): string {
  const facts = [
    ...(typedAt === undefined ? [] : [`typed ${typedAt}`]),
    root ? 'needs root (sudo)' : 'no root needed',
    seconds === undefined ? 'ends at once' : `takes up to ${seconds} s`,
    changes ? `CHANGES something: ${changes.what}` : 'reads only, changes nothing',
    ...(shell === 'posix' ? [] : [`in ${SHELLS[shell]}`]),
  ];
  return capital(facts.join('; '));
}

export function runLines(run: Run): readonly string[] {
  return [
    `${aboutRun(run)}:`,
    '',
    ...run.command.split('\n').map(asIs),
    '',
    ...(run.changes ? ['To take it back:', '', ...run.changes.undo.split('\n').map(asIs), ''] : []),
  ];
}

/** The first way, and the others of the same recipe for a machine that lacks its tool. */
function waysOf({ steps }: Asked): readonly Step[] {
  const runnable = steps.filter(({ runs }) => runs.length > 0);
  const [first] = runnable;
  return runnable.filter(({ recipe }) => recipe === first?.recipe).slice(0, OTHERS + 1);
}

function askedLines(asked: Asked, causes: CauseIndex): readonly string[] {
  const [step] = asked.steps;
  const [first, ...others] = waysOf(asked);
  const apart = step.separates.slice(0, TOLD_APART).map((cause) => titleOf(cause, causes));
  return [
    `### ${step.title}`,
    '',
    `Why: ${step.why}`,
    ...(apart.length > 1 ? ['', `It tells apart: ${list(apart)}.`] : []),
    '',
    ...(first?.runs.flatMap(runLines) ?? [
      `The command cannot be written yet: it needs ${list(step.needs ?? [])}.`,
      '',
    ]),
    ...(first?.expect === undefined ? [] : [`Expect: ${first.expect}`, '']),
    ...others.flatMap((other) =>
      other.runs.flatMap((run) => [
        `Without ${first?.runs[0]?.tool ?? 'it'}, with ${run.tool}. ${runLines(run).join('\n')}`,
      ]),
    ),
  ];
}

/** The exact commands, by the place where they run and in the order of the tree. */
export function commandSections(
  next: readonly Step[],
  places: readonly Place[],
  causes: CauseIndex,
): readonly string[] {
  const asked = byQuestion(next);
  return places.flatMap((place) => {
    const here = asked.filter(({ steps: [step] }) => placesOf(step).includes(place));
    return section(
      `To run ${AT[place]}`,
      here.flatMap((one) => askedLines(one, causes)),
    );
  });
}

/** What the outputs of the commands above may ask for next: taken at once, it saves a second visit. */
export function aheadSection(steps: readonly Step[]): readonly string[] {
  const asked = byQuestion(steps.filter(({ runs }) => runs.length > 0));
  if (asked.length === 0) return [];
  return section('Worth taking in the same visit', [
    'What the outputs above say decides whether these are needed.',
    '',
    ...asked.flatMap(({ steps: [step] }) => [
      `### ${step.title}`,
      '',
      ...step.runs.flatMap((run) => [`${capital(AT[run.where])}. ${runLines(run).join('\n')}`]),
    ]),
  ]);
}

/** What whoever ran them should send back, so that it counts. */
export function sendBackSection({ case: { target } }: Diagnosis): readonly string[] {
  return section('What to send back', [
    '- The whole output as text, not a picture of it, from the line “== tcpwhy begin” to “== tcpwhy end” where there are such lines. A missing entry counts only if nothing was cut off.',
    '- Which machine it was run on, and the error message if a command failed.',
    `- Without those marks: the prompt and the command line above the output.`,
    `- The outputs hold addresses, ports and process names of the machine${target === undefined ? '' : ` behind ${target}`}: send them by a way that may carry them.`,
  ]);
}
