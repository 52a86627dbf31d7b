import type { Case } from '../../model/case.ts';
import type { Run } from '../../model/diagnosis.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { RawText } from '../ui/raw-text.tsx';
import { WHERE_NAMES } from '../wording.ts';

const PROMPTS = { posix: '$', powershell: 'PS>', cmd: 'C:\\>' } as const;

function machine(run: Run, known: Partial<Case>): string | undefined {
  if (run.where === 'client') return known.client;
  if (run.where === 'server') return known.server ?? known.target;
  return undefined;
}

function duration(seconds: number | undefined): string | undefined {
  if (seconds === undefined) return undefined;
  return seconds < 90 ? `up to ${seconds} s` : `up to ${Math.ceil(seconds / 60)} min`;
}

interface Props {
  readonly run: Run;
  readonly known: Partial<Case>;
  /** "1 of 2", where several have to be started in order. */
  readonly order?: string;
}

/** A command with all that has to be known before it is run: where, as whom, what it changes, how long it takes. */
export function CommandCard({ run, known, order }: Props) {
  const host = machine(run, known);
  const command = run.command.trimEnd();
  const facts = [run.root ? 'needs root' : 'no root needed', duration(run.seconds), run.tool].filter(
    (f) => f !== undefined,
  );
  return (
    <figure
      className="term overflow-hidden rounded-md bg-term text-term-ink"
      data-command={command}
      data-where={run.where}
    >
      <figcaption className="flex items-center gap-3 border-b border-term-line py-1.5 pr-1.5 pl-3 text-xs text-term-dim">
        <span className="flex min-w-0 flex-1 flex-wrap gap-x-3 gap-y-0.5">
          {order !== undefined && <b className="font-semibold text-term-ink">{order}</b>}
          <span className="[overflow-wrap:anywhere]">
            Run <b className="font-medium text-term-ink">{run.typedAt ?? WHERE_NAMES[run.where]}</b>
            {run.typedAt === undefined && host !== undefined && (
              <>
                , <b className="font-mono font-medium text-term-ink">{host}</b>
              </>
            )}
          </span>
          {run.changes ? (
            <span className="font-medium text-term-warn">changes something</span>
          ) : (
            <span>reads only</span>
          )}
          {facts.map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
        </span>
        <CopyButton text={command} what={`the command to run ${WHERE_NAMES[run.where]}`} />
      </figcaption>
      {run.changes && (
        <p className="border-b border-term-line px-3 py-1.5 text-xs text-term-warn">{run.changes.what}</p>
      )}
      <pre
        tabIndex={0}
        aria-label={`Command to run ${WHERE_NAMES[run.where]}`}
        className="max-h-80 overflow-auto px-3 py-3 font-mono text-sm leading-relaxed whitespace-pre-wrap [overflow-wrap:anywhere] focus-visible:-outline-offset-2"
      >
        <span aria-hidden className="text-term-dim select-none">
          {PROMPTS[run.shell]}{' '}
        </span>
        <code>
          <RawText text={command} />
        </code>
      </pre>
    </figure>
  );
}
