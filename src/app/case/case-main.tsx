import type { ReactNode } from 'react';
import type { Diagnosis, Run } from '../../model/diagnosis.ts';
import type { Vantage } from '../../model/evidence.ts';
import type { CauseIndex, Engine } from '../engine.ts';
import { Loading } from '../frame/loading.tsx';
import { NotUnderstood } from '../not-understood/not-understood.tsx';
import type { CaseFile, Paste } from '../store/case-file.ts';
import { NoStepLeft } from '../handover/no-step-left.tsx';
import { VerdictPanel } from '../verdict/verdict.tsx';
import { WhyNot } from '../verdict/why-not.tsx';
import { HandoverText } from '../handover/handover-text.tsx';
import { SetAside } from './access.tsx';
import { NO_STEP } from './case-title.ts';
import { RawText } from '../ui/raw-text.tsx';
import { hopWords } from './hop-words.ts';
import { FurtherSteps } from './further-steps.tsx';
import { Conflicts } from './objections.tsx';
import { StillReading } from './still-reading.tsx';
import { CurrentStep } from './step.tsx';
import { Suspects } from './suspects.tsx';
import { Trail } from './trail.tsx';

interface Props {
  readonly file: CaseFile;
  /** With the steps that the user can take. */
  readonly diagnosis: Diagnosis | undefined;
  /** With all its steps. */
  readonly whole: Diagnosis | undefined;
  readonly engine: Engine;
  readonly causes: CauseIndex;
  /** Since when a newer diagnosis is on its way. */
  readonly since: number | undefined;
  readonly evidence: ReactNode;
  readonly onRead: (paste: Omit<Paste, 'id'>) => void;
  /** Another text in the place of one that was not understood. */
  readonly onReplace: (pasteId: string, paste: Omit<Paste, 'id'>) => void;
  readonly onProof: (run: Run, text: string, from: Vantage | undefined) => void;
}

function now(diagnosis: Diagnosis, causes: CauseIndex) {
  const { verdict, next } = diagnosis;
  if (verdict) return { title: causes.get(verdict.cause)?.title ?? verdict.cause, note: 'confirmed' };
  const title = next[0]?.title;
  return title === undefined ? { title: NO_STEP, note: 'nothing is confirmed' } : { title, note: 'now' };
}

function Middle({
  file,
  diagnosis,
  whole = diagnosis,
  engine,
  causes,
  onRead,
  onProof,
}: Props & { readonly diagnosis: Diagnosis }) {
  const { verdict, suspects, next } = diagnosis;
  const suspect = suspects.find(({ cause }) => cause === verdict?.cause);
  if (verdict && suspect) {
    return (
      <VerdictPanel
        diagnosis={diagnosis}
        verdict={verdict}
        suspect={suspect}
        cause={causes.get(verdict.cause)}
        handover={<HandoverText file={file} diagnosis={whole} engine={engine} />}

        onRead={onProof}
      />
    );
  }
  if (next.length === 0) return <NoStepLeft file={file} diagnosis={whole} engine={engine} />;
  return (
    <>
      <CurrentStep diagnosis={diagnosis} caseId={file.id} onRead={onRead} />
      <FurtherSteps diagnosis={diagnosis} caseId={file.id} onRead={onRead} />
    </>
  );
}

/** Trail, step or verdict, suspects: three columns where there is room, the step first where there is not. */
export function CaseMain(props: Props) {
  const { file, diagnosis, causes, since, evidence, onReplace } = props;
  if (!diagnosis) {
    return (
      <>
        {since !== undefined && <StillReading since={since} previous={false} />}
        <Loading />
        {evidence}
      </>
    );
  }
  const hop = hopWords(diagnosis);
  const verdict = diagnosis.suspects.find(({ cause }) => cause === diagnosis.verdict?.cause);
  return (
    <>
      <div className="grid gap-6 md:grid-cols-[minmax(0,1fr)_288px] lg:grid-cols-[216px_minmax(0,1fr)_312px] xl:grid-cols-[264px_minmax(0,1fr)_352px]">
        <div className="min-w-0 max-lg:order-3">
          <Trail diagnosis={diagnosis} file={file} now={now(diagnosis, causes)} />
        </div>
        <div className="min-w-0 max-lg:order-1">
          {since !== undefined && <StillReading since={since} previous />}
          {hop !== undefined && (
            <p className="mb-3 text-sm [overflow-wrap:anywhere] text-ink-2">
              <RawText text={hop} />
            </p>
          )}
          <Conflicts diagnosis={diagnosis} />
          <NotUnderstood file={file} diagnosis={diagnosis} onReplace={onReplace} />
          <SetAside file={file} diagnosis={diagnosis} />
          <Middle {...props} diagnosis={diagnosis} />
        </div>
        <div className="min-w-0 max-lg:order-2 md:max-lg:row-span-2">
          {verdict ? (
            <WhyNot diagnosis={diagnosis} suspect={verdict} causes={causes} />
          ) : (
            <Suspects diagnosis={diagnosis} causes={causes} />
          )}
        </div>
      </div>
      {evidence}
    </>
  );
}
