import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Case } from '../../model/case.ts';
import type { Cause } from '../../model/cause.ts';
import type { Diagnosis, Run, Suspect, Verdict, VerdictFix } from '../../model/diagnosis.ts';
import type { Vantage } from '../../model/evidence.ts';
import type { Edit } from '../../model/service.ts';
import { CommandCard } from '../case/command-card.tsx';
import { PasteBox } from '../evidence/paste-box.tsx';
import { NOW_HEADING } from '../case/use-kept-focus.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { Pill } from '../ui/pill.tsx';
import { RawText } from '../ui/raw-text.tsx';
import { plural } from '../wording.ts';
import { ProofLines } from './proof-lines.tsx';

const H2 = 'mt-6 mb-2 text-sm font-semibold';
const PROSE = 'max-w-[68ch] text-ink-2';

function pastesOf({ reasons }: Suspect): number {
  return new Set(reasons.flatMap(({ quote }) => (quote ? [quote.evidence] : []))).size;
}

function Undo({ run }: { readonly run: Run }) {
  if (!run.changes) return null;
  const { undo } = run.changes;
  return (
    <Disclosure summary="Undo" className="mt-2">
      <div className="mt-1 flex items-start gap-2 rounded-md border border-line bg-sunk py-1.5 pr-1.5 pl-3">
        <code className="min-w-0 flex-1 py-1 font-mono text-sm [overflow-wrap:anywhere] whitespace-pre-wrap text-ink">
          {undo}
        </code>
        <CopyButton text={undo} what="the undo command" look="plain" />
      </div>
    </Disclosure>
  );
}

/** What has to be written into a file by hand before the command is run. */
function Edits({ edits }: { readonly edits: readonly Edit[] }) {
  return edits.map((edit) => (
    <div key={edit.file} className="mb-2 rounded-md border border-line bg-sunk px-3 py-2 text-sm">
      <p className="text-ink-2">
        First, in <code className="font-mono text-ink">{edit.file}</code>
        {edit.from === undefined ? ', add' : ', replace'}
      </p>
      {edit.from !== undefined && <EditLine text={edit.from} />}
      {edit.from !== undefined && <p className="text-ink-2">by</p>}
      <EditLine text={edit.to} />
    </div>
  ));
}

function EditLine({ text }: { readonly text: string }) {
  return (
    <pre className="my-1 font-mono text-ink whitespace-pre-wrap [overflow-wrap:anywhere]">
      <RawText text={text} />
    </pre>
  );
}

function Fixes({ fixes, known }: { readonly fixes: readonly VerdictFix[]; readonly known: Partial<Case> }) {
  if (fixes.length === 0) return null;
  return (
    <>
      <h2 className={H2}>Fix</h2>
      {fixes.map(({ id, title, run, edits = [], notes = [], source }, index) => (
        <div key={id} className={index === 0 ? '' : 'mt-5'}>
          <p className={`mb-2 ${PROSE}`}>
            {fixes.length > 1 && (
              <span className="text-ink-3">{index === 0 ? 'First choice: ' : 'Or: '}</span>
            )}
            {title}
          </p>
          <Edits edits={edits} />
          <CommandCard run={run} known={known} />
          <Undo run={run} />
          {notes.map((note) => (
            <p key={note} className={`mt-2 text-sm ${PROSE}`}>
              {note}
            </p>
          ))}
          {source !== undefined && <p className="mt-1 text-xs text-ink-3">Taken from: {source}</p>}
        </div>
      ))}
    </>
  );
}

interface ProofProps {
  readonly proof: readonly Run[];
  readonly shows: string | undefined;
  readonly known: Partial<Case>;
  readonly onRead: (run: Run, text: string, from: Vantage | undefined) => void;
}

function Proof({ proof, shows, known, onRead }: ProofProps) {
  const first = proof[0];
  if (!first) return null;
  return (
    <>
      <h2 className={H2}>Prove that it works now</h2>
      <div className="grid gap-3">
        {proof.map((run) => (
          <CommandCard key={run.command} run={run} known={known} />
        ))}
        {shows !== undefined && <p className={`text-sm ${PROSE}`}>It works when you see: {shows}</p>}
        <p className="text-sm text-ink-2">
          Paste what it prints. If it still fails, the case goes on from there.
        </p>
        <PasteBox
          label="What it printed"
          placeholder="Paste all of it here, the prompt too."
          from={first.where}
          onRead={(text, from) => {
            onRead(first, text, from);
          }}
        />
      </div>
    </>
  );
}

interface Props {
  readonly diagnosis: Diagnosis;
  readonly verdict: Verdict;
  readonly suspect: Suspect;
  readonly cause: Cause | undefined;
  /** The text to hand over. */
  readonly handover: ReactNode;
  readonly onRead: (run: Run, text: string, from: Vantage | undefined) => void;
}

/** The cause in one sentence, its proof, the fix with its undo, and the command that shows that it now works. */
export function VerdictPanel({ diagnosis, verdict, suspect, cause, handover, onRead }: Props) {
  const healthy = verdict.cause === 'tcp-ok';
  const pastes = pastesOf(suspect);

  return (
    <section
      aria-labelledby={NOW_HEADING}
      className="arrives rounded-lg border border-line bg-panel p-4 md:p-6"
    >
      <p className="mb-2 flex flex-wrap items-center gap-2 text-sm text-ink-2">
        <Pill tone={healthy ? 'clear' : 'guilty'}>Confirmed</Pill>
        {pastes > 0 && <span>by {plural(pastes, 'paste')}</span>}
        {cause && (
          <Link
            to={`/cause/${cause.id}`}
            className="ml-auto rounded-sm text-ink-2 underline decoration-edge underline-offset-2 hover:text-ink"
          >
            About this cause
          </Link>
        )}
      </p>
      <h1 id={NOW_HEADING} tabIndex={-1} className="mb-2 text-lg font-semibold text-pretty md:text-xl">
        {verdict.headline}
      </h1>
      {cause?.prose && <p className={PROSE}>{cause.prose.why}</p>}

      <h2 className={H2}>{healthy ? 'The lines that show it' : 'The lines that prove it'}</h2>
      <ProofLines reasons={suspect.reasons} healthy={healthy} />

      <Fixes fixes={verdict.fixes} known={diagnosis.case} />
      <Proof proof={verdict.proof} shows={verdict.shows} known={diagnosis.case} onRead={onRead} />

      {cause?.prose && (
        <>
          <h2 className={H2}>Keep it from coming back</h2>
          <p className={PROSE}>{cause.prose.prevent}</p>
        </>
      )}

      <h2 className={H2}>Hand it over</h2>
      <p className={`mb-2 ${PROSE}`}>
        For whoever makes the change: the cause with its proof, the fix with its undo, and how to see that it
        works.
      </p>
      {handover}
    </section>
  );
}
