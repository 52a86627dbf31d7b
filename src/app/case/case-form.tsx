import type { Case, CaseField } from '../../model/case.ts';
import { withFields, withoutField, type CaseFile } from '../store/case-file.ts';
import { editCase } from '../store/case-store.ts';
import { CaseFieldInput } from './case-field-input.tsx';

const GROUPS: readonly { readonly title: string; readonly fields: readonly CaseField[] }[] = [
  { title: 'What is dialled', fields: ['target', 'port', 'service', 'symptom'] },
  { title: 'Both ends', fields: ['client', 'clientPlatform', 'server', 'serverPlatform'] },
  { title: 'Where it runs', fields: ['unit', 'interface', 'user', 'container', 'pod', 'namespace'] },
];

/** Every field of the case, each saved by itself. */
export function CaseForm({ file, known }: { readonly file: CaseFile; readonly known: Partial<Case> }) {
  return (
    <form
      aria-label="The case"
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
      }}
    >
      {GROUPS.map(({ title, fields }) => (
        <fieldset key={title}>
          <legend className="mb-1.5 text-xs font-semibold text-ink-3">{title}</legend>
          <div className="grid grid-cols-2 gap-x-4 gap-y-2.5 md:grid-cols-4 lg:grid-cols-6">
            {fields.map((field) => (
              <CaseFieldInput
                key={field}
                field={field}
                told={file.case[field]}
                read={known[field]}
                onChange={(accepted) => {
                  editCase(file.id, accepted ? withFields(accepted) : withoutField(field));
                }}
              />
            ))}
          </div>
        </fieldset>
      ))}
    </form>
  );
}
