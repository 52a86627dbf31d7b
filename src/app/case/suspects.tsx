import { Link } from 'react-router';
import type { Level } from '../../model/cause.ts';
import type { Diagnosis, Reason, Suspect } from '../../model/diagnosis.ts';
import type { CauseIndex } from '../engine.ts';
import { Disclosure } from '../ui/disclosure.tsx';
import { Pill, type Tone } from '../ui/pill.tsx';
import { LEVEL_NAMES } from '../wording.ts';
import { QuoteLine } from './quote-line.tsx';

const TONES: Readonly<Record<Level, Tone>> = {
  confirmed: 'guilty',
  likely: 'suspect',
  possible: 'plain',
  'ruled-out': 'plain',
};

const SHOWN = 6;
const REASONS = 3;

function Reasons({ reasons }: { readonly reasons: readonly Reason[] }) {
  // Said once is enough, whichever line says it again.
  const said = reasons.filter(({ text }, at) => reasons.findIndex((other) => other.text === text) === at);
  return said.slice(0, REASONS).map(({ text, quote, against }) => (
    <div key={text} className="mt-1 text-sm text-ink-2">
      <p>
        {against && <span className="font-medium text-ink">Against it: </span>}
        {text}
      </p>
      {quote && <QuoteLine quote={quote} />}
    </div>
  ));
}

export function SuspectRow({ suspect, causes }: { readonly suspect: Suspect; readonly causes: CauseIndex }) {
  const { cause, level, reasons } = suspect;
  return (
    <li className="border-b border-line px-4 py-2.5 last:border-0" data-cause={cause} data-level={level}>
      <div className="flex items-baseline gap-2">
        <Link
          to={`/cause/${cause}`}
          className="min-w-0 flex-1 rounded-sm font-medium text-ink no-underline hover:underline"
        >
          {causes.get(cause)?.title ?? cause}
        </Link>
        <Pill tone={TONES[level]}>{LEVEL_NAMES[level]}</Pill>
      </div>
      <Reasons reasons={reasons} />
    </li>
  );
}

function Folded({
  suspects,
  causes,
  summary,
}: {
  readonly suspects: readonly Suspect[];
  readonly causes: CauseIndex;
  readonly summary: string;
}) {
  if (suspects.length === 0) return null;
  return (
    <Disclosure summary={summary} className="border-t border-line px-4 py-2">
      <ul className="-mx-4 mt-1">
        {suspects.map((suspect) => (
          <SuspectRow key={suspect.cause} suspect={suspect} causes={causes} />
        ))}
      </ul>
    </Disclosure>
  );
}

interface Props {
  readonly diagnosis: Diagnosis;
  readonly causes: CauseIndex;
}

/** Neither a symptom nor a reason: the order is all that is known. */
function isUnweighed({ case: known, suspects }: Diagnosis): boolean {
  return known.symptom === undefined && suspects.every(({ reasons }) => reasons.length === 0);
}

/** What is still standing, strongest first; the rest is folded away with its reasons. */
export function Suspects({ diagnosis, causes }: Props) {
  const standing = diagnosis.suspects.filter(({ level }) => level !== 'ruled-out');
  const out = diagnosis.suspects.filter(({ level }) => level === 'ruled-out');
  const likely = standing.filter(({ level }) => level !== 'possible').length;
  const shown = Math.max(likely, SHOWN);
  return (
    <section aria-labelledby="suspects-heading">
      <h2 id="suspects-heading" className="mb-2 text-xs font-semibold text-ink-3">
        Still possible
      </h2>
      {isUnweighed(diagnosis) && (
        <p className="mb-2 text-sm text-ink-2">
          Nothing speaks for or against any of them yet. What is met most often stands first.
        </p>
      )}
      <div className="rounded-lg border border-line bg-panel">
        <ul>
          {standing.slice(0, shown).map((suspect) => (
            <SuspectRow key={suspect.cause} suspect={suspect} causes={causes} />
          ))}
        </ul>
        <Folded
          suspects={standing.slice(shown)}
          causes={causes}
          summary={`${standing.length - shown} more`}
        />
        <Folded suspects={out} causes={causes} summary={`${out.length} ruled out, and by what`} />
      </div>
    </section>
  );
}
