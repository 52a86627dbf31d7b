import type { Reason } from '../../model/diagnosis.ts';
import { goToLine } from '../evidence/line-anchor.ts';
import { RawText } from '../ui/raw-text.tsx';

/** The quoted lines, each with what it says about the cause; reasons without a line stand below them. */
export function ProofLines({
  reasons,
  healthy,
}: {
  readonly reasons: readonly Reason[];
  readonly healthy: boolean;
}) {
  const quoted = reasons.flatMap(({ text, quote }) => (quote ? [{ text, quote }] : []));
  const others = reasons.filter(({ quote }) => !quote);
  const tint = healthy ? 'bg-clear-bg border-clear' : 'bg-guilty-bg border-guilty';
  return (
    <>
      <ul className="overflow-hidden rounded-md border border-line">
        {quoted.map(({ text, quote }) => (
          <li
            key={`${quote.evidence}:${quote.line}:${text}`}
            className={`grid gap-x-3 border-b border-l-[3px] border-b-panel px-3 py-1.5 last:border-b-0 sm:grid-cols-[minmax(0,1fr)_minmax(0,14rem)] ${tint}`}
          >
            <span className="font-mono text-[12.5px] leading-relaxed [overflow-wrap:anywhere]">
              <RawText text={quote.text.trim()} />
            </span>
            <span className="text-xs leading-relaxed text-ink-2">
              {text}{' '}
              <button
                type="button"
                className="inline-block min-h-6 rounded-sm text-ink-2 underline underline-offset-2 hover:text-ink"
                onClick={() => {
                  goToLine(quote.evidence, quote.line);
                }}
              >
                paste {quote.evidence + 1}, line {quote.line}
              </button>
            </span>
          </li>
        ))}
      </ul>
      {others.map(({ text }) => (
        <p key={text} className="mt-1.5 text-sm text-ink-2">
          {text}
        </p>
      ))}
    </>
  );
}
