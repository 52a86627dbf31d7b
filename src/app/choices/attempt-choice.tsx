import { useState } from 'react';
import type { Case } from '../../model/case.ts';
import type { Diagnosis } from '../../model/diagnosis.ts';
import { ofKind } from '../../model/fact.ts';
import { succeeded } from '../../model/outcome.ts';
import { caseTitle } from '../case/case-title.ts';
import type { CaseFile } from '../store/case-file.ts';
import { tellDialledUndoably } from '../store/removals.ts';
import { Button } from '../ui/button.tsx';
import { RawText } from '../ui/raw-text.tsx';
import { plural } from '../wording.ts';
import { endpointsOf, isSame } from './endpoints.ts';

type Dialled = Partial<Pick<Case, 'target' | 'port'>>;

/** What was on offer when the user chose: it stays so for as long as the evidence is the same, and in the same order. */
interface Settled {
  readonly evidence: CaseFile['evidence'];
  readonly options: readonly Dialled[];
}

interface Props {
  readonly file: CaseFile;
  readonly diagnosis: Diagnosis | undefined;
}

const SHOWN = 5;

function dialledOf({ target, port }: Dialled): Dialled {
  return { ...(target !== undefined && { target }), ...(port !== undefined && { port }) };
}

/** What reading took first, then what it left aside. */
function offered(diagnosis: Diagnosis): readonly Dialled[] {
  const { case: known } = diagnosis;
  const others = endpointsOf(diagnosis).map(dialledOf);
  return known.target === undefined ? others : [dialledOf(known), ...others];
}

function stillOffered(settled: Settled | undefined, file: CaseFile): readonly Dialled[] {
  if (settled?.evidence !== file.evidence) return [];
  return settled.options.some((option) => isSame(option, file.case)) ? settled.options : [];
}

/** Which attempt the case is about, and who says so. */
function Sentence({ diagnosis, where }: { readonly diagnosis: Diagnosis; readonly where: string }) {
  const { case: known, choices, facts } = diagnosis;
  if (known.target === undefined)
    return <>Several attempts stand in {where}, and they differ. Which one is meant?</>;
  const failed = ofKind(facts, 'attempt').some(({ outcome }) => !succeeded(outcome));
  return (
    <>
      Several attempts stand in {where}. This is about{' '}
      <b className="font-mono font-semibold [overflow-wrap:anywhere]">
        <RawText text={caseTitle(known)} />
      </b>
      , {choices === undefined ? 'as you said' : failed ? 'the last one that failed' : 'the last one'}.
    </>
  );
}

interface OptionProps {
  readonly dialled: Dialled;
  readonly pressed: boolean;
  readonly onChoose: () => void;
}

function Option({ dialled, pressed, onChoose }: OptionProps) {
  return (
    <Button
      className="min-w-0 font-mono aria-pressed:border-act aria-pressed:bg-act-bg"
      aria-pressed={pressed}
      onClick={onChoose}
    >
      <span aria-hidden className="w-3 text-act">
        {pressed ? '●' : '○'}
      </span>
      <span className="[overflow-wrap:anywhere]">
        <RawText text={caseTitle(dialled)} />
      </span>
    </Button>
  );
}

/** Where a paste speaks of several attempts: which one the case is about, and one click for each of them. */
export function AttemptChoice({ file, diagnosis }: Props) {
  const [settled, setSettled] = useState<Settled>();
  const [all, setAll] = useState(false);
  if (!diagnosis) return null;

  const asked = diagnosis.choices !== undefined;
  const options = asked ? offered(diagnosis) : stillOffered(settled, file);
  if (options.length === 0) return null;

  const shown = all ? options : options.slice(0, SHOWN);
  return (
    <section
      aria-label="Several attempts"
      className={`no-print border-b border-line ${asked ? 'bg-suspect-bg' : 'bg-panel'}`}
    >
      <div className="mx-auto grid max-w-[1520px] gap-2 px-4 py-2.5 text-sm md:px-6">
        <p role="status" className="max-w-[90ch]">
          <Sentence diagnosis={diagnosis} where={file.evidence.length > 1 ? 'these pastes' : 'this paste'} />
        </p>
        <div
          role="group"
          aria-label="Which one is meant"
          className="flex min-w-0 flex-wrap items-center gap-2"
        >
          <span className="mr-1 text-ink-2 max-sm:basis-full">Which one is meant:</span>
          {shown.map((dialled) => (
            <Option
              key={caseTitle(dialled)}
              dialled={dialled}
              pressed={!asked && isSame(dialled, file.case)}
              onChoose={() => {
                setSettled({ evidence: file.evidence, options });
                tellDialledUndoably(file.id, dialled, caseTitle(dialled));
              }}
            />
          ))}
          {options.length > shown.length && (
            <Button
              look="quiet"
              onClick={() => {
                setAll(true);
              }}
            >
              {plural(options.length - shown.length, 'more attempt')}
            </Button>
          )}
        </div>
      </div>
    </section>
  );
}
