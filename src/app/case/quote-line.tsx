import type { Quote } from '../../model/evidence.ts';
import { goToLine } from '../evidence/line-anchor.ts';
import { RawText } from '../ui/raw-text.tsx';

const SHOWN = 300;

/** A quoted line; it leads to its place in the evidence. */
export function QuoteLine({ quote }: { readonly quote: Quote }) {
  const place = `paste ${quote.evidence + 1}, line ${quote.line}`;
  const text = quote.text.trim();
  return (
    <button
      type="button"
      title={place}
      className="mt-1 block w-full border-l-2 border-suspect bg-sunk px-2 py-1 text-left font-mono text-xs text-ink hover:bg-suspect-bg"
      onClick={() => {
        goToLine(quote.evidence, quote.line);
      }}
    >
      <span className="line-clamp-3 [overflow-wrap:anywhere]">
        <RawText text={text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text} />
      </span>
      <span className="sr-only">, {place}</span>
    </button>
  );
}
