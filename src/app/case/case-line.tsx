import { Link } from 'react-router';
import type { Case } from '../../model/case.ts';
import { RawText } from '../ui/raw-text.tsx';
import { about, caseTitle } from './case-title.ts';

interface Props {
  readonly id: string;
  readonly known: Partial<Case>;
  readonly open: boolean;
  readonly onToggle: () => void;
}

const CONTROL =
  'inline-flex min-h-7 shrink-0 items-center rounded-md border border-edge px-2 py-0.5 font-sans text-sm text-ink no-underline hover:border-control hover:bg-sunk';

/** What is dialled and what is seen, and the way to change it. */
export function CaseLine({ id, known, open, onToggle }: Props) {
  const what = about(known);
  return (
    <div className="flex min-w-0 flex-1 items-center gap-2 font-mono sm:gap-3 text-sm max-sm:order-last max-sm:basis-full max-sm:justify-between max-sm:border-t max-sm:border-line max-sm:py-1.5 sm:border-l sm:border-line sm:pl-4">
      <p className="min-w-0 flex-auto max-sm:line-clamp-2 max-sm:leading-snug max-sm:[overflow-wrap:anywhere] sm:flex-initial sm:truncate">
        <RawText text={caseTitle(known)} />
        {what !== '' && (
          <span className="text-ink-2">
            {' '}
            <RawText text={what} />
          </span>
        )}
      </p>
      <button
        type="button"
        aria-expanded={open}
        aria-controls="case-form"
        className={`no-print ${CONTROL}`}
        onClick={onToggle}
      >
        {open ? 'Done' : 'Edit'}
      </button>
      <Link to={`/case/${id}/handover`} className={`no-print ${CONTROL}`}>
        Hand over
      </Link>
    </div>
  );
}
