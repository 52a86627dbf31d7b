import { useId } from 'react';
import { KINDS_OF_TEXT, type KindId } from './kinds-of-text.ts';

interface Props {
  /** What it looks like, as a sentence. */
  readonly guess: string;
  readonly kind: KindId | undefined;
  readonly onChoose: (kind: KindId) => void;
}

/** "Which of these is it?", as a few large choices. */
export function KindChoice({ guess, kind, onChoose }: Props) {
  const name = useId();
  return (
    <fieldset>
      <legend className="mb-2 text-sm">
        {guess !== '' && <span className="text-ink-2">{guess} </span>}
        <span className="font-semibold">Which of these is it?</span>
      </legend>
      <div className="grid gap-px overflow-hidden rounded-lg border border-line bg-line sm:grid-cols-2 xl:grid-cols-6">
        {KINDS_OF_TEXT.map(({ id, name: title, hint }, at) => (
          <label
            key={id}
            className={`flex cursor-pointer gap-2.5 bg-panel px-3 py-2.5 hover:bg-act-bg has-checked:bg-act-bg has-focus-visible:z-1 has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-act ${at < 3 ? 'xl:col-span-2' : 'xl:col-span-3'} sm:max-xl:last:col-span-2`}
          >
            <input
              type="radio"
              name={name}
              value={id}
              checked={kind === id}
              className="mt-1 size-4 shrink-0 accent-act focus-visible:outline-none"
              onChange={() => {
                onChoose(id);
              }}
            />
            <span className="min-w-0">
              <span className="block text-sm font-semibold">{title}</span>
              <span className="block text-sm text-ink-2">{hint}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
