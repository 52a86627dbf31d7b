import { useState, type ReactNode } from 'react';
import type { Span } from '../../model/evidence.ts';
import { plural } from '../wording.ts';
import { LineRow } from './line-row.tsx';
import { isUnread, type LitLine } from './lit-lines.ts';
import { visibleLines, type Stretch } from './visible-lines.ts';

interface Props {
  readonly evidence: number;
  readonly lines: readonly string[];
  readonly lit: ReadonlyMap<number, LitLine>;
  readonly unread: readonly Span[];
}

const AT_ONCE = 500;
const UNREAD: LitLine = { state: 'unread', notes: [] };
const UNREAD_FROM_HERE: LitLine = { state: 'unread', notes: ['not understood'] };

function LeftOut({
  stretch,
  rows,
}: {
  readonly stretch: Stretch;
  readonly rows: (first: number, last: number) => ReactNode;
}) {
  const [opened, setOpened] = useState(0);
  const from = stretch.first + opened;
  const left = stretch.last - from + 1;
  return (
    <>
      {opened > 0 && rows(stretch.first, from - 1)}
      {left > 0 && (
        <li className="border-y border-line bg-sunk px-3 py-1 text-xs">
          <button
            type="button"
            className="min-h-6 rounded-sm text-ink-2 underline decoration-edge underline-offset-2 hover:text-ink"
            onClick={() => {
              setOpened(opened + Math.min(AT_ONCE, left));
            }}
          >
            {left > AT_ONCE
              ? `Show ${AT_ONCE} of ${plural(left, 'more line')}`
              : `Show ${plural(left, 'more line')}`}
          </button>
        </li>
      )}
    </>
  );
}

/** The lines of a paste, the uninteresting ones of a long one left out until asked for. */
export function PasteLines({ evidence, lines, lit, unread }: Props) {
  const unreadAt = (line: number, start: number) => {
    if (!isUnread(unread, line)) return undefined;
    return line === start || !isUnread(unread, line - 1) ? UNREAD_FROM_HERE : UNREAD;
  };
  const rows = (first: number, last: number) =>
    lines.slice(first - 1, last).map((text, index) => {
      const line = first + index;
      const state = lit.get(line) ?? unreadAt(line, first);
      return <LineRow key={line} evidence={evidence} line={line} text={text} lit={state} />;
    });
  const gutter = lines.length > 9999 ? '[--gutter:76px]' : '[--gutter:48px]';
  return (
    <ol className={`py-2 ${gutter}`} aria-label={`Lines of paste ${evidence + 1}`}>
      {visibleLines(lines.length, lit.keys()).map((stretch) =>
        stretch.kind === 'shown' ? (
          rows(stretch.first, stretch.last)
        ) : (
          <LeftOut key={`left${stretch.first}`} stretch={stretch} rows={rows} />
        ),
      )}
    </ol>
  );
}
