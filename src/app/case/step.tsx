import { useState } from 'react';
import type { Case, CaseField } from '../../model/case.ts';
import type { Diagnosis, Step } from '../../model/diagnosis.ts';
import { answerUndoably } from '../store/removals.ts';
import { Button } from '../ui/button.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { CannotRun } from './access.tsx';
import { CommandCard } from './command-card.tsx';
import { NeededFields } from './needed-fields.tsx';
import { OutputBoxes, type OnRead } from './output-boxes.tsx';
import { stepTabs } from './step-tabs.ts';
import { UntoldFields, untoldFields } from './untold-fields.tsx';
import { NOW_HEADING } from './use-kept-focus.ts';

interface FlavourProps {
  readonly step: Step;
  readonly known: Partial<Case>;
  readonly caseId: string;
  readonly onRead: OnRead;
}

function Flavour({ step, known, caseId, onRead }: FlavourProps) {
  const several = step.runs.length > 1;
  if (step.needs && step.needs.length > 0) {
    return (
      <div className="grid gap-3">
        <NeededFields caseId={caseId} fields={step.needs} />
        <CannotRun step={step} caseId={caseId} />
      </div>
    );
  }
  if (step.runs.length === 0) return null;
  return (
    <div className="grid gap-3">
      {several && (
        <p className="text-sm text-ink-2">Start them in this order; the first keeps running meanwhile.</p>
      )}
      {step.runs.map((run, index) => (
        <CommandCard
          key={`${index}${run.command}`}
          run={run}
          known={known}
          {...(several && { order: `${index + 1} of ${step.runs.length}` })}
        />
      ))}
      {step.runs.map(
        (run) =>
          run.changes && (
            <p key={run.command} className="text-sm text-ink-2">
              Undo: <code className="font-mono [overflow-wrap:anywhere] text-ink">{run.changes.undo}</code>
            </p>
          ),
      )}
      <CannotRun step={step} caseId={caseId} />
      {step.expect !== undefined && <p className="max-w-[68ch] text-sm text-ink-2">{step.expect}</p>}
      {step.source !== undefined && <p className="text-xs text-ink-3">Taken from: {step.source}</p>}
      <div className="mt-2 grid gap-3">
        <OutputBoxes step={step} onRead={onRead} />
      </div>
    </div>
  );
}

function AnswersByHand({ step, caseId }: { readonly step: Step; readonly caseId: string }) {
  const { answers = [], question } = step;
  if (question === undefined || answers.length === 0) return null;
  return (
    <div
      role="group"
      aria-label="Answer by hand"
      className="no-print flex flex-wrap items-center gap-2 text-sm text-ink-2"
    >
      <span>{step.runs.length > 0 ? 'Or answer by hand:' : 'Answer by hand:'}</span>
      {answers.map(({ id, text }) => (
        <Button
          key={id}
          className="text-left"
          onClick={() => {
            answerUndoably(caseId, question, id);
          }}
        >
          {text}
        </Button>
      ))}
    </div>
  );
}

interface FlavoursProps extends Omit<FlavourProps, 'step'> {
  readonly steps: readonly Step[];
}

/** What none of the commands can be written without. */
function neededByAll(steps: readonly Step[]): readonly CaseField[] {
  return steps.some(({ runs }) => runs.length > 0)
    ? []
    : [...new Set(steps.flatMap(({ needs = [] }) => needs))];
}

/** One question's ways to its answer: its commands as tabs, and the answers by hand. */
export function CurrentFlavours({ steps, known, caseId, onRead }: FlavoursProps) {
  const [reads, setReads] = useState(0);
  const first = steps[0];
  if (!first) return null;
  const needed = neededByAll(steps);
  const untold = needed.length > 0 ? [] : untoldFields(first, known);
  const read: OnRead = (paste) => {
    setReads(reads + 1);
    onRead(paste);
  };
  const tabs = stepTabs(steps).map(({ step, label }) => ({
    id: step.id,
    label,
    panel: <Flavour step={step} known={known} caseId={caseId} onRead={read} />,
  }));
  return (
    <div className="grid gap-4">
      <UntoldFields caseId={caseId} fields={untold} />
      {needed.length > 0 ? (
        <>
          <NeededFields caseId={caseId} fields={needed} />
          <CannotRun step={first} caseId={caseId} />
        </>
      ) : (
        <Tabs tabs={tabs} label="Tools" />
      )}
      {reads > 0 && (
        <p className="rounded-md bg-suspect-bg px-3 py-2 text-sm">
          {untold.length > 0
            ? 'That paste is read, and it is kept. Say above what was dialled, and it counts.'
            : 'That paste is kept, and it leaves this question open. Its margin below says what was understood: is it whole, and from the right machine?'}
        </p>
      )}
      <AnswersByHand step={first} caseId={caseId} />
    </div>
  );
}

interface Props {
  readonly diagnosis: Diagnosis;
  readonly caseId: string;
  readonly onRead: OnRead;
}

/** The step that is offered now: the first open question, with every flavour of its command. */
export function CurrentStep({ diagnosis, caseId, onRead }: Props) {
  const first = diagnosis.next[0];
  if (!first) return null;
  const asked = first.question ?? first.id;
  const steps = diagnosis.next.filter((step) => (step.question ?? step.id) === asked);
  return (
    <section
      key={asked}
      aria-labelledby={NOW_HEADING}
      className="arrives rounded-lg border border-line bg-panel p-4 md:p-6"
    >
      <h1 id={NOW_HEADING} tabIndex={-1} className="mb-1.5 text-lg font-semibold text-pretty md:text-xl">
        {first.title}
      </h1>
      <p className="mb-4 max-w-[68ch] text-ink-2">{first.why}</p>
      <CurrentFlavours steps={steps} known={diagnosis.case} caseId={caseId} onRead={onRead} />
    </section>
  );
}
