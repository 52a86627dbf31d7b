import { useRef, useState } from 'react';
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
import { endpointsOf, isSame, type Endpoint } from './endpoints.ts';

type Dialled = Partial<Pick<Case, 'target' | 'port'>>;

/** What was offered when the user chose: it stays on offer for as long as the evidence is the same. */
interface Settled {
  readonly evidence: CaseFile['evidence'];
  readonly options: readonly Dialled[];
}

interface Props {
  readonly file: CaseFile;
  readonly diagnosis: Diagnosis | undefined;
}

const SHOWN = 4;

function Told({ dialled }: { readonly dialled: Dialled }) {
  return (
    <b className="font-mono font-semibold [overflow-wrap:anywhere]">
      <RawText text={caseTitle(dialled)} />
    </b>
  );
}

/** Which attempt reading took, in one sentence. */
function Sentence({ diagnosis, where }: { readonly diagnosis: Diagnosis; readonly where: string }) {
  const { case: known, facts } = diagnosis;
  if (known.target === undefined)
    return <>Several attempts stand in {where}, and they differ. Which one is this about?</>;
  const failed = ofKind(facts, 'attempt').some(({ outcome }) => !succeeded(outcome));
  return (
    <>
      Several attempts stand in {where}. This is about <Told dialled={known} />, the last one
      {failed ? ' that failed' : ''}.
    </>
  );
}

function others({ evidence, options }: Settled, file: CaseFile): readonly Dialled[] {
  const isOn = evidence === file.evidence && options.some((option) => isSame(option, file.case));
  return isOn ? options.filter((option) => !isSame(option, file.case)) : [];
}

/** Where a paste speaks of several attempts: which one the case is about, and one click for each of the others. */
export function AttemptChoice({ file, diagnosis }: Props) {
  const [settled, setSettled] = useState<Settled>();
  const [all, setAll] = useState(false);
  const sentence = useRef<HTMLParagraphElement>(null);

  const asked = diagnosis?.choices !== undefined;
  const offered: readonly Endpoint[] = asked ? endpointsOf(diagnosis) : [];
  const rest: readonly Dialled[] = asked ? offered : settled ? others(settled, file) : [];
  if (!diagnosis || (!asked && rest.length === 0)) return null;

  const { target, port } = diagnosis.case;
  const now: Dialled = { ...(target !== undefined && { target }), ...(port !== undefined && { port }) };
  const where = file.evidence.length > 1 ? 'these pastes' : 'this paste';
  const choose = (dialled: Dialled) => {
    const options = target === undefined ? rest : [now, ...rest];
    setSettled({ evidence: file.evidence, options });
    tellDialledUndoably(file.id, dialled, caseTitle(dialled));
    // The button goes; the keyboard goes on from here.
    sentence.current?.focus({ preventScroll: true });
  };
  const shown = all ? rest : rest.slice(0, SHOWN);

  return (
    <section
      aria-label="Several attempts"
      className="no-print border-b border-line bg-suspect-bg px-4 py-2 text-sm md:px-6"
    >
      <div className="mx-auto flex max-w-[1520px] flex-wrap items-center gap-x-4 gap-y-2">
        <p ref={sentence} tabIndex={-1} role="status" className="min-w-0 max-w-[80ch]">
          {asked ? (
            <Sentence diagnosis={diagnosis} where={where} />
          ) : (
            <>
              You said that this is about <Told dialled={now} />. Others stand in {where} as well.
            </>
          )}
        </p>
        <div role="group" aria-label="What the case is about" className="flex min-w-0 flex-wrap gap-2">
          {asked && target !== undefined && (
            <Button
              onClick={() => {
                choose(now);
              }}
            >
              That is the one
            </Button>
          )}
          {shown.map((dialled) => (
            <Button
              key={caseTitle(dialled)}
              className="min-w-0"
              onClick={() => {
                choose({
                  ...(dialled.target !== undefined && { target: dialled.target }),
                  ...(dialled.port !== undefined && { port: dialled.port }),
                });
              }}
            >
              <span className="[overflow-wrap:anywhere]">
                <span className="font-mono">
                  <RawText text={caseTitle(dialled)} />
                </span>
                {target !== undefined && ' instead'}
              </span>
            </Button>
          ))}
          {rest.length > shown.length && (
            <Button
              look="quiet"
              onClick={() => {
                setAll(true);
              }}
            >
              {plural(rest.length - shown.length, 'more attempt')}
            </Button>
          )}
        </div>
      </div>
    </section>
  );
}
