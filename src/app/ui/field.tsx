import { useId, type ReactNode } from 'react';

interface FieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly className?: string;
  readonly children: (ids: {
    readonly id: string;
    readonly 'aria-describedby'?: string;
    readonly 'aria-invalid'?: boolean;
  }) => ReactNode;
}

export const INPUT =
  'w-full min-h-8 rounded-md border border-control bg-panel px-2 py-1 text-[16px] sm:text-sm text-ink aria-invalid:border-guilty';

/** A control with its label, and below it why its content was refused, or else a hint. */
export function Field({ label, hint, error, className = '', children }: FieldProps) {
  const id = useId();
  const note = error ?? hint;
  return (
    <div className={className}>
      <label htmlFor={id} className="mb-1 block text-xs font-medium text-ink-2">
        {label}
      </label>
      {children({
        id,
        ...(note !== undefined && { 'aria-describedby': `${id}n` }),
        ...(error !== undefined && { 'aria-invalid': true }),
      })}
      {note !== undefined && (
        <p id={`${id}n`} className={`mt-1 text-xs ${error === undefined ? 'text-ink-3' : 'text-guilty'}`}>
          {note}
        </p>
      )}
    </div>
  );
}
