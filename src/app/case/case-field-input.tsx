import { useState } from 'react';
import { acceptCase } from '../../model/accept-case.ts';
import { PLATFORMS, SYMPTOMS, type Case, type CaseField } from '../../model/case.ts';
import { Field, INPUT } from '../ui/field.tsx';
import { FIELD_NAMES, PLATFORM_NAMES, SYMPTOM_NAMES } from '../wording.ts';

interface Props {
  readonly field: CaseField;
  readonly told: string | number | undefined;
  /** What the evidence says, where nothing was told. */
  readonly read: string | number | undefined;
  /** Nothing: the field was emptied. */
  readonly onChange: (accepted: Partial<Case> | undefined) => void;
}

const PLATFORM_OPTIONS = PLATFORMS.map((id) => ({ id, name: PLATFORM_NAMES[id] }));

const OPTIONS: Partial<Record<CaseField, readonly { readonly id: string; readonly name: string }[]>> = {
  symptom: SYMPTOMS.map((id) => ({ id, name: SYMPTOM_NAMES[id] })),
  clientPlatform: PLATFORM_OPTIONS,
  serverPlatform: PLATFORM_OPTIONS,
};

const EXAMPLES: Partial<Record<CaseField, string>> = {
  target: 'db1.internal or 10.0.0.5',
  port: '5432',
  service: 'postgresql',
  client: '10.0.0.7',
  server: '10.0.0.5',
  unit: 'mysql.service',
  interface: 'eth0',
};

function hintFor(told: Props['told'], read: Props['read']): string | undefined {
  if (told !== undefined || read === undefined) return undefined;
  return `${read}, read from your pastes`;
}

/** One field of the case. It is saved when it is left, if it can be what it claims to be. */
export function CaseFieldInput({ field, told, read, onChange }: Props) {
  const [draft, setDraft] = useState<string>();
  const [error, setError] = useState<string>();
  const options = OPTIONS[field];

  const save = (value: string) => {
    const text = value.trim();
    if (text === '') {
      setError(undefined);
      setDraft(undefined);
      if (told !== undefined) onChange(undefined);
      return;
    }
    const { case: accepted, refused } = acceptCase({ [field]: text });
    const refusal = refused[0]?.why;
    setError(refusal);
    if (refusal !== undefined) return;
    setDraft(undefined);
    if (accepted[field] !== told || Object.keys(accepted).length > 1) onChange(accepted);
  };
  const value = draft ?? (told === undefined ? '' : String(told));

  return (
    <Field label={FIELD_NAMES[field]} hint={hintFor(told, read)} error={error}>
      {(ids) =>
        options ? (
          <select
            {...ids}
            className={INPUT}
            value={value}
            onChange={(event) => {
              save(event.target.value);
            }}
          >
            <option value="">not told</option>
            {options.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        ) : (
          <input
            {...ids}
            className={`${INPUT} font-mono`}
            value={value}
            placeholder={EXAMPLES[field] ?? ''}
            inputMode={field === 'port' ? 'numeric' : 'text'}
            spellCheck={false}
            autoCapitalize="off"
            autoComplete="off"
            onChange={(event) => {
              setDraft(event.target.value);
              setError(undefined);
            }}
            onBlur={(event) => {
              if (draft !== undefined) save(event.target.value);
            }}
            onKeyDown={(event) => {
              if (event.key === 'Enter') save(event.currentTarget.value);
              if (event.key === 'Escape') {
                setDraft(undefined);
                setError(undefined);
              }
            }}
          />
        )
      }
    </Field>
  );
}
