import type { Case, CaseField } from '../../model/case.ts';
import type { Step } from '../../model/diagnosis.ts';
import { NeededFields } from './needed-fields.tsx';

/** What a question is about, where it is less than a host and a port. */
const ABOUT: Readonly<Record<string, readonly CaseField[]>> = {
  symptom: [],
  name: ['target'],
  'name-leads': ['target'],
  route: ['target'],
  'unix-socket': [],
};

/** What was dialled, as far as neither the case nor a paste says it: without it no output can be held against it. */
export function untoldFields({ question = '' }: Step, known: Partial<Case>): readonly CaseField[] {
  const about = ABOUT[question] ?? ['target', 'port'];
  // All of them until the last is told, so that none vanishes from under the hand.
  return about.some((field) => known[field] === undefined) ? about : [];
}

export function UntoldFields({
  caseId,
  fields,
}: {
  readonly caseId: string;
  readonly fields: readonly CaseField[];
}) {
  if (fields.length === 0) return null;
  return (
    <NeededFields
      caseId={caseId}
      fields={fields}
      why="No paste says yet what was dialled. What a command prints can be read only with it:"
    />
  );
}
