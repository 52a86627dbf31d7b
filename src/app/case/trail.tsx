import type { Answered, Diagnosis } from '../../model/diagnosis.ts';
import type { CaseFile } from '../store/case-file.ts';
import { answerUndoably } from '../store/removals.ts';
import { Button } from '../ui/button.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { QuoteLine } from './quote-line.tsx';

function source({ by, quote }: Answered): string {
  if (by === 'hand') return 'answered by hand';
  if (by === 'told') return 'you said so';
  return quote ? `read from paste ${quote.evidence + 1}` : 'read from your pastes';
}

function Change({ step, file }: { readonly step: Answered; readonly file: CaseFile }) {
  const byHand = file.answers[step.question];
  return (
    <Disclosure summary={<span className="text-xs">Change</span>} className="no-print mt-0.5">
      <div role="group" aria-label={`Answers to: ${step.title}`} className="flex flex-wrap gap-1.5 pt-1 pb-1">
        {step.answers.map(({ id, text }) => (
          <Button
            key={id}
            className="px-2 py-1 text-left text-xs"
            aria-pressed={byHand === id}
            onClick={() => {
              answerUndoably(file.id, step.question, id);
            }}
          >
            {text}
          </Button>
        ))}
        {byHand !== undefined && (
          <Button
            look="quiet"
            className="text-xs"
            onClick={() => {
              answerUndoably(file.id, step.question, undefined);
            }}
          >
            Take it back
          </Button>
        )}
      </div>
    </Disclosure>
  );
}

const DOT = 'absolute left-[3px] top-[6px] size-[9px]';

function TrailStep({ step, file }: { readonly step: Answered; readonly file: CaseFile }) {
  const contradicted =
    step.by === 'text' &&
    file.answers[step.question] !== undefined &&
    file.answers[step.question] !== step.answer;
  return (
    <li className="relative pb-3.5 pl-5 before:absolute before:top-[18px] before:bottom-[-6px] before:left-[7px] before:w-px before:bg-edge">
      <span
        aria-hidden
        className={`${DOT} ${step.by === 'text' ? 'rounded-full bg-clear' : 'rounded-full border-2 border-clear bg-bg'}`}
      />
      <p className="text-xs text-ink-3">{step.title}</p>
      <p className="font-medium">{step.answerText}</p>
      <p className="text-xs text-ink-2">{source(step)}</p>
      {step.quote && <QuoteLine quote={step.quote} />}
      {contradicted && (
        <p className="mt-1 text-xs text-suspect">You answered otherwise; the text weighs more.</p>
      )}
      {step.answers.length > 0 && <Change step={step} file={file} />}
    </li>
  );
}

interface Props {
  readonly diagnosis: Diagnosis;
  readonly file: CaseFile;
  /** What comes now: the open question, or the verdict. */
  readonly now: { readonly title: string; readonly note: string };
}

/** The questions so far, each with the line or the hand that answered it. */
export function Trail({ diagnosis, file, now }: Props) {
  return (
    <section aria-labelledby="trail-heading">
      <h2 id="trail-heading" className="mb-2 text-xs font-semibold text-ink-3">
        How we got here
      </h2>
      <ol className="text-sm">
        {diagnosis.trail.map((step) => (
          <TrailStep key={step.question} step={step} file={file} />
        ))}
        <li className="relative pl-5" aria-current="step">
          <span aria-hidden className={`${DOT} rounded-full border-2 border-act bg-panel`} />
          <p className="font-medium">{now.title}</p>
          <p className="text-xs text-ink-2">{now.note}</p>
        </li>
      </ol>
    </section>
  );
}
