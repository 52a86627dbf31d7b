import type { Diagnosis } from '../../model/diagnosis.ts';
import { VANTAGES } from '../../model/evidence.ts';
import { placeOfPaste, withPasteLabel, withPastePlace, type Paste } from '../store/case-file.ts';
import { editCase } from '../store/case-store.ts';
import { removePasteUndoably } from '../store/removals.ts';
import { Button } from '../ui/button.tsx';
import { FROM_NAMES, plural } from '../wording.ts';
import { litLines, unreadSpans } from './lit-lines.ts';
import { PasteLines } from './paste-lines.tsx';

interface Props {
  readonly caseId: string;
  readonly paste: Paste;
  readonly evidence: number;
  readonly diagnosis: Diagnosis | undefined;
}

const SMALL_INPUT =
  'min-h-7 rounded-md border border-edge bg-panel px-1.5 py-0.5 text-ink hover:border-control';

function unreadCount(diagnosis: Diagnosis, evidence: number): number {
  return unreadSpans(diagnosis, evidence).reduce((sum, { first, last }) => sum + last - first + 1, 0);
}

function linesOf(text: string): readonly string[] {
  const lines = text.split('\n');
  return lines.length > 1 && lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

function PasteHead({
  caseId,
  paste,
  evidence,
  lines,
  unread,
}: Omit<Props, 'diagnosis'> & { readonly lines: number; readonly unread: number }) {
  const name = `Paste ${evidence + 1}`;
  return (
    <header className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-3 py-1.5 text-xs text-ink-2">
      <h3 className="text-sm font-medium text-ink">{name}</h3>
      <input
        defaultValue={paste.label ?? ''}
        key={paste.label ?? ''}
        maxLength={60}
        placeholder="Label"
        aria-label={`Label of ${name}`}
        className={`${SMALL_INPUT} w-28`}
        onBlur={(event) => {
          const label = event.target.value.trim();
          if (label !== (paste.label ?? '')) editCase(caseId, withPasteLabel(paste.id, label));
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur();
        }}
      />
      <label className="flex items-center gap-1.5 max-sm:order-1">
        <span>from</span>
        <select
          value={placeOfPaste(paste)}
          aria-label={`Place of ${name}`}
          className={SMALL_INPUT}
          onChange={(event) => {
            const from = VANTAGES.find((vantage) => vantage === event.target.value);
            if (from) editCase(caseId, withPastePlace(paste.id, from));
          }}
        >
          {VANTAGES.map((vantage) => (
            <option key={vantage} value={vantage}>
              {FROM_NAMES[vantage]}
            </option>
          ))}
        </select>
      </label>
      <span className="max-sm:order-1">{plural(lines, 'line')}</span>
      {unread > 0 && <span className="max-sm:order-1">{unread.toLocaleString('en')} not understood</span>}
      <Button
        look="quiet"
        className="no-print ml-auto sm:order-last"
        aria-label={`Remove ${name}`}
        onClick={() => {
          removePasteUndoably(caseId, paste.id);
        }}
      >
        Remove
      </Button>
    </header>
  );
}

export function PasteView({ caseId, paste, evidence, diagnosis }: Props) {
  const lines = linesOf(paste.text);
  const lit = diagnosis ? litLines(diagnosis, evidence) : new Map();
  const unread = diagnosis ? unreadSpans(diagnosis, evidence) : [];
  return (
    <article
      id={`paste-${evidence + 1}`}
      tabIndex={-1}
      aria-label={`Paste ${evidence + 1}`}
      className="overflow-hidden rounded-lg border border-line bg-panel"
    >
      <PasteHead
        caseId={caseId}
        paste={paste}
        evidence={evidence}
        lines={lines.length}
        unread={diagnosis ? unreadCount(diagnosis, evidence) : 0}
      />
      <PasteLines evidence={evidence} lines={lines} lit={lit} unread={unread} />
    </article>
  );
}
