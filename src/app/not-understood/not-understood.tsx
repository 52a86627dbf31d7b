import { useMemo, useState } from 'react';
import type { Diagnosis } from '../../model/diagnosis.ts';
import { QuoteLine } from '../case/quote-line.tsx';
import { PasteBox } from '../evidence/paste-box.tsx';
import { placeOfPaste, type CaseFile, type Paste } from '../store/case-file.ts';
import { removePasteUndoably } from '../store/removals.ts';
import { Button } from '../ui/button.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { plural } from '../wording.ts';
import { KindChoice } from './kind-choice.tsx';
import { KINDS_OF_TEXT, type KindId } from './kinds-of-text.ts';
import { looksLike, type Looks } from './looks-like.ts';
import { nothingUnderstood, unreadPastes } from './unread-pastes.ts';

const QUOTED = 2;

function guess(looks: Looks | undefined): string {
  if (looks === 'command') return 'It looks like a command without its output.';
  return KINDS_OF_TEXT.find(({ id }) => id === looks)?.looks ?? '';
}

/** The first lines with something in them. */
function FirstLines({ paste, evidence }: { readonly paste: Paste; readonly evidence: number }) {
  const lines = paste.text
    .slice(0, 5000)
    .split('\n')
    .flatMap((text, index) => (text.trim() === '' ? [] : [{ evidence, line: index + 1, text }]));
  const more = paste.text.trimEnd().split('\n').length - Math.min(lines.length, QUOTED);
  return (
    <div className="mb-4 max-w-[80ch]">
      {lines.slice(0, QUOTED).map((quote) => (
        <QuoteLine key={quote.line} quote={quote} />
      ))}
      {more > 0 && <p className="mt-1 text-xs text-ink-2">and {plural(more, 'more line')}, shown below</p>}
    </div>
  );
}

interface BodyProps {
  readonly file: CaseFile;
  readonly paste: Paste;
  readonly evidence: number;
  readonly onReplace: (pasteId: string, paste: Omit<Paste, 'id'>) => void;
}

/** Which kind of text it is, and the box for the one that helps. */
function Help({ file, paste, evidence, onReplace }: BodyProps) {
  const looks = useMemo(() => looksLike(paste.text), [paste.text]);
  const [chosen, setChosen] = useState<KindId>();
  const kind = chosen ?? (looks === 'command' ? 'output' : looks);
  const advice = KINDS_OF_TEXT.find(({ id }) => id === kind);
  const name = `paste ${evidence + 1}`;
  const isAnswer = kind === 'output';
  return (
    <>
      <FirstLines paste={paste} evidence={evidence} />
      <KindChoice guess={guess(looks)} kind={kind} onChoose={setChosen} />
      <div aria-live="polite">
        {advice && (
          <div className="mt-4 text-sm">
            <p className="mb-1 font-semibold">What helps instead</p>
            <ul className="list-disc pl-5 text-ink-2">
              {advice.advice.map((sentence) => (
                <li key={sentence} className="max-w-[68ch]">
                  {sentence}
                </li>
              ))}
            </ul>
            <p className="mt-2 mb-1 text-xs text-ink-2">For instance</p>
            <pre
              tabIndex={0}
              aria-label="An example"
              className="overflow-x-auto rounded-md bg-sunk px-3 py-2 font-mono text-xs"
            >
              {advice.example}
            </pre>
          </div>
        )}
      </div>
      <div className="mt-4 grid gap-2">
        <PasteBox
          label={`Paste it here, in place of ${name}`}
          placeholder={advice ? '' : 'An error, a log, a command with its output, or host:port'}
          from={isAnswer ? placeOfPaste(paste) : 'unknown'}
          onRead={(text, chosen) => {
            // What a step asked for stays an answer to it.
            const answered: Partial<Paste> = isAnswer ? paste : {};
            const from = chosen ?? answered.from;
            onReplace(paste.id, { text, ...(from && { from }), ...(answered.ran && { ran: answered.ran }) });
          }}
        />
        <div>
          <Button
            look="quiet"
            className="-ml-2 underline decoration-edge underline-offset-2"
            onClick={() => {
              removePasteUndoably(file.id, paste.id);
            }}
          >
            Go on without {name}
          </Button>
        </div>
      </div>
    </>
  );
}

interface Props {
  readonly file: CaseFile;
  readonly diagnosis: Diagnosis;
  readonly onReplace: BodyProps['onReplace'];
}

/** Where pastes gave nothing: that this is so, what was not read, and what to paste instead. */
export function NotUnderstood({ file, diagnosis, onReplace }: Props) {
  const count = file.evidence.length;
  const unread = unreadPastes(diagnosis, count);
  const evidence = unread.at(-1);
  const paste = evidence === undefined ? undefined : file.evidence[evidence];
  if (evidence === undefined || !paste || diagnosis.verdict) return null;
  const title = nothingUnderstood(unread, count);
  const help = <Help key={paste.id} file={file} paste={paste} evidence={evidence} onReplace={onReplace} />;
  const goesOn = unread.length < count || Object.keys(file.answers).length > 0;
  if (goesOn) {
    return (
      <section
        aria-label="Not understood"
        className="no-print mb-4 rounded-lg border border-control bg-panel px-4 py-2"
      >
        <Disclosure summary={<span className="font-medium text-ink">{title}: what helps instead</span>}>
          <div className="pt-3 pb-2 text-ink">{help}</div>
        </Disclosure>
      </section>
    );
  }
  return (
    <section
      aria-labelledby="not-understood-heading"
      className="arrives no-print mb-4 rounded-lg border-2 border-suspect bg-panel p-4 md:p-6"
    >
      <h2 id="not-understood-heading" className="mb-1.5 text-lg font-semibold text-pretty md:text-xl">
        {title}
      </h2>
      <p className="mb-2 max-w-[68ch] text-ink-2">
        This page found no attempt, no state and no listing there, so it concludes nothing. It could not read:
      </p>
      {help}
    </section>
  );
}
