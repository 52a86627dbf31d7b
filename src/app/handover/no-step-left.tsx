import type { Diagnosis } from '../../model/diagnosis.ts';
import { PLACES, splitByAccess } from '../../share/access.ts';
import { NOW_HEADING } from '../case/use-kept-focus.ts';
import type { Engine } from '../engine.ts';
import type { CaseFile } from '../store/case-file.ts';
import { FROM_NAMES, plural } from '../wording.ts';
import { HandoverText } from './handover-text.tsx';

interface Props {
  readonly file: CaseFile;
  /** With all its steps. */
  readonly diagnosis: Diagnosis;
  readonly engine: Engine;
}

function title({ file, diagnosis }: Props): string {
  const { closed } = splitByAccess(diagnosis.next, file.noAccess);
  if (closed.length === 0) return 'Nothing is confirmed, and there is no further step.';
  const places = PLACES.filter((place) => file.noAccess.includes(place)).map((place) => FROM_NAMES[place]);
  return `What is left has to be run by whoever has access to ${places.join(' and ')}.`;
}

/** An honest end: nothing is confirmed and nothing is left that the user can run. The text goes on without them. */
export function NoStepLeft(props: Props) {
  const { suspects, next } = props.diagnosis;
  const standing = suspects.filter(({ level }) => level !== 'ruled-out').length;
  return (
    <section
      aria-labelledby={NOW_HEADING}
      className="arrives rounded-lg border border-line bg-panel p-4 md:p-6"
    >
      <h1 id={NOW_HEADING} tabIndex={-1} className="mb-1.5 text-lg font-semibold text-pretty md:text-xl">
        {title(props)}
      </h1>
      <p className="mb-4 max-w-[68ch] text-ink-2">
        {plural(suspects.length - standing, 'cause')} excluded, {standing} still standing.{' '}
        {next.length > 0
          ? 'Send them this text: what was found, what remains, the exact commands and why. Paste what comes back below, and the case goes on.'
          : 'Change an answer on the way here, add another paste below, or hand this text to somebody who can see more.'}
      </p>
      <HandoverText {...props} />
    </section>
  );
}
