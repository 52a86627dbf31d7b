import type { CaseField } from '../../model/case.ts';
import { withFields, withoutField } from '../store/case-file.ts';
import { editCase, useCaseFile } from '../store/case-store.ts';
import { CaseFieldInput } from './case-field-input.tsx';

/** The command cannot be written without these: they are asked for where the command would stand. */
export function NeededFields({
  caseId,
  fields,
  why = 'The command needs to know this first:',
}: {
  readonly caseId: string;
  readonly fields: readonly CaseField[];
  readonly why?: string;
}) {
  const file = useCaseFile(caseId);
  return (
    <div className="rounded-md border border-dashed border-control p-3">
      <p className="mb-2 text-sm">{why}</p>
      <div className="grid gap-3 sm:grid-cols-2">
        {fields.map((field) => (
          <CaseFieldInput
            key={field}
            field={field}
            told={file?.case[field]}
            read={undefined}
            onChange={(accepted) => {
              editCase(caseId, accepted ? withFields(accepted) : withoutField(field));
            }}
          />
        ))}
      </div>
    </div>
  );
}
