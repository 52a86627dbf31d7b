import { useState } from 'react';
import { RawText } from '../ui/raw-text.tsx';
import { plural } from '../wording.ts';
import { lineAnchor } from './line-anchor.ts';
import type { LitLine } from './lit-lines.ts';

const SHOWN_CHARACTERS = 1000;
const MORE_CHARACTERS = 20_000;

function LongLine({ text }: { readonly text: string }) {
  const [shown, setShown] = useState(SHOWN_CHARACTERS);
  const rest = text.length - shown;
  return (
    <>
      <RawText text={text.slice(0, shown)} />
      {rest > 0 && (
        <button
          type="button"
          className="ml-1 rounded-sm border border-edge bg-panel px-1.5 font-sans text-xs text-ink-2 hover:text-ink"
          onClick={() => {
            setShown(shown + MORE_CHARACTERS);
          }}
        >
          {plural(rest, 'more character')}
        </button>
      )}
    </>
  );
}

interface Props {
  readonly evidence: number;
  readonly line: number;
  readonly text: string;
  readonly lit: LitLine | undefined;
}

const NUMBER: Readonly<Record<LitLine['state'], string>> = {
  cited: 'bg-suspect-bg text-suspect border-suspect',
  read: 'text-ink-2 border-edge',
  unread: 'text-ink-3 border-transparent',
};

const TEXT: Readonly<Record<LitLine['state'], string>> = {
  cited: 'bg-suspect-bg text-ink',
  read: 'text-ink',
  unread: 'text-ink-3 italic',
};

/** One line as pasted: its number, its text, and in the margin what was understood of it. */
export function LineRow({ evidence, line, text, lit }: Props) {
  const state = lit?.state;
  const notes = lit?.notes ?? [];
  const tint = state === undefined ? 'text-ink-2' : TEXT[state];
  return (
    <li
      id={lineAnchor(evidence, line)}
      tabIndex={-1}
      data-state={state}
      className="grid grid-cols-[var(--gutter)_minmax(0,1fr)] font-mono text-[12.5px] leading-relaxed focus:outline-2 focus:-outline-offset-2 focus:outline-act md:grid-cols-[var(--gutter)_minmax(0,1fr)_minmax(0,280px)]"
    >
      <span
        className={`border-l-[3px] pr-2 text-right select-none ${state === undefined ? 'border-transparent text-ink-3' : NUMBER[state]}`}
      >
        {line}
      </span>
      <span className={`px-2 break-words whitespace-pre-wrap [overflow-wrap:anywhere] ${tint}`}>
        <LongLine text={text} />
      </span>
      <span
        className={`col-start-2 px-2 font-sans text-xs leading-relaxed text-ink-2 md:col-start-3 ${state === 'cited' ? 'bg-suspect-bg' : ''} ${notes.length > 0 ? 'max-md:pb-1.5' : 'max-md:hidden'}`}
      >
        {notes.map((note) => (
          <span key={note} className="block">
            {note}
          </span>
        ))}
      </span>
    </li>
  );
}
