import { CASE_FIELDS, type CaseField } from '../../model/case.ts';
import type { Conflict, ConflictSide, Diagnosis } from '../../model/diagnosis.ts';
import type { Refusal } from '../link.ts';
import { FIELD_NAMES } from '../wording.ts';
import { QuoteLine } from './quote-line.tsx';

function Side({ side, diagnosis }: { readonly side: ConflictSide; readonly diagnosis: Diagnosis }) {
  if ('line' in side) {
    return (
      <div>
        <p className="text-xs text-ink-2">
          Paste {side.evidence + 1}, line {side.line}
        </p>
        <QuoteLine quote={side} />
      </div>
    );
  }
  const asked = diagnosis.trail.find(({ question }) => question === side.question);
  const answer = asked?.answers.find(({ id }) => id === side.answer)?.text ?? side.answer;
  return (
    <div>
      <p className="text-xs text-ink-2">You answered{asked ? `: ${asked.title}` : ''}</p>
      <p className="mt-1 border-l-2 border-suspect bg-sunk px-2 py-1 text-sm">{answer}</p>
    </div>
  );
}

function remedy({ sides }: Conflict): string {
  return sides.some((side) => 'question' in side)
    ? 'Text weighs more than an answer by hand. Take the answer back, or remove the paste if it is from elsewhere.'
    : 'Neither counts as proof until one is removed or its place is corrected.';
}

/** Statements that cannot both be true: nothing is confirmed over them, so they come first. */
export function Conflicts({ diagnosis }: { readonly diagnosis: Diagnosis }) {
  return diagnosis.conflicts.map((conflict, index) => (
    <section
      key={index}
      aria-label="Contradiction"
      className="mb-4 rounded-lg border-2 border-suspect bg-panel px-4 py-3"
    >
      <h2 className="text-sm font-semibold">
        <span className="text-suspect">These cannot both be true.</span> {conflict.text}
      </h2>
      <div className="mt-2 grid gap-3 sm:grid-cols-2">
        {conflict.sides.map((side, at) => (
          <Side key={at} side={side} diagnosis={diagnosis} />
        ))}
      </div>
      <p className="mt-2 text-xs text-ink-2">{remedy(conflict)}</p>
    </section>
  ));
}

function nameOf(field: string): string {
  return CASE_FIELDS.some((known) => known === field) ? FIELD_NAMES[field as CaseField] : field;
}

/** Input that cannot be what it claims to be. The rest is used. */
export function Refused({ refused }: { readonly refused: readonly Refusal[] }) {
  if (refused.length === 0) return null;
  return (
    <section aria-label="Not used" className="mb-4 rounded-lg border border-edge bg-panel px-4 py-3 text-sm">
      <h2 className="font-semibold">Not used, because it cannot be right</h2>
      <ul className="mt-1 text-ink-2">
        {refused.map(({ field, why }, index) => (
          <li key={index} className="[overflow-wrap:anywhere]">
            <b className="font-medium text-ink">{nameOf(field)}:</b> {why}
          </li>
        ))}
      </ul>
    </section>
  );
}
