import type { Reason } from '../../model/diagnosis.ts';
import type { Quote } from '../../model/evidence.ts';
import { goToLine } from '../evidence/line-anchor.ts';
import { RawText } from '../ui/raw-text.tsx';

interface QuotedLine {
  readonly quote: Quote;
  readonly texts: readonly string[];
}

/** A line that carries two reasons stands there once. */
function byLine(reasons: readonly Reason[]): readonly QuotedLine[] {
  const lines = new Map<string, QuotedLine>();
  for (const { text, quote } of reasons) {
    if (!quote) continue;
    const key = `${quote.evidence}:${quote.line}`;
    lines.set(key, { quote, texts: [...(lines.get(key)?.texts ?? []), text] });
  }
  return [...lines.values()];
}

/** The quoted lines, each with what it says about the cause; reasons without a line stand below them. */
export function ProofLines({
  reasons,
  healthy,
}: {
  readonly reasons: readonly Reason[];
  readonly healthy: boolean;
}) {
  const quoted = byLine(reasons);
  const others = reasons.filter(({ quote }) => !quote);
  const tint = healthy ? 'bg-clear-bg border-clear' : 'bg-guilty-bg border-guilty';
  return (
    <>
      <ul className="overflow-hidden rounded-md border border-line">
        {quoted.map(({ texts, quote }) => (
          <li
            key={`${quote.evidence}:${quote.line}`}
            className={`grid gap-x-3 border-b border-l-[3px] border-b-panel px-3 py-1.5 last:border-b-0 sm:grid-cols-[minmax(0,1fr)_minmax(0,14rem)] ${tint}`}
          >
            <span className="font-mono text-[12.5px] leading-relaxed [overflow-wrap:anywhere]">
              <RawText text={quote.text.trim()} />
            </span>
            <span className="text-xs leading-relaxed text-ink-2">
              {texts.map((text) => (
                <span key={text} className="block">
                  {text}
                </span>
              ))}
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
