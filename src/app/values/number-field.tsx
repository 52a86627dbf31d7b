import { useState } from 'react';
import { Field, INPUT } from '../ui/field.tsx';
import { acceptNumber, type NumberSpec } from './link-values.ts';

interface Props {
  readonly label: string;
  readonly hint?: string;
  readonly spec: NumberSpec;
  /** Nothing: it may be left empty, and is. */
  readonly value: number | undefined;
  readonly onChange: (value: number | undefined) => void;
}

/** A number that takes effect as it is typed, where it is one. */
export function NumberField({ label, hint, spec, value, onChange }: Props) {
  const [draft, setDraft] = useState<string>();
  const accepted = draft === undefined || draft.trim() === '' ? undefined : acceptNumber(draft, spec);
  const error = typeof accepted === 'string' ? accepted : undefined;

  return (
    <Field label={label} hint={hint} error={error}>
      {(ids) => (
        <input
          {...ids}
          inputMode={spec.whole ? 'numeric' : 'decimal'}
          autoComplete="off"
          className={`${INPUT} font-mono`}
          value={draft ?? (value === undefined ? '' : String(value))}
          onChange={({ target }) => {
            setDraft(target.value);
            const next = target.value.trim() === '' ? undefined : acceptNumber(target.value, spec);
            if (typeof next !== 'string') onChange(next);
          }}
          onBlur={() => {
            if (error === undefined) setDraft(undefined);
          }}
        />
      )}
    </Field>
  );
}
