import type { Symptom } from '../../model/case.ts';
import { SYMPTOM_HINTS, SYMPTOM_NAMES } from '../wording.ts';

/** As often seen, not as in the model. */
const ORDER: readonly Symptom[] = [
  'refused',
  'timeout',
  'reset',
  'unreachable',
  'hang',
  'intermittent',
  'unresolved',
  'local-error',
];

interface ChoiceProps {
  readonly name: string;
  readonly hint: string;
  readonly onChoose: () => void;
}

function Choice({ name, hint, onChoose }: ChoiceProps) {
  return (
    <li className="contents">
      <button
        type="button"
        className="bg-panel px-4 py-3 text-left hover:bg-act-bg focus-visible:z-1 focus-visible:-outline-offset-2"
        onClick={onChoose}
      >
        <span className="block font-semibold">{name}</span>
        <span className="block text-sm text-ink-2">{hint}</span>
      </button>
    </li>
  );
}

/** The other way in: what is seen. What stands in the box meanwhile is not lost. */
export function SymptomChoices({ onChoose }: { readonly onChoose: (symptom: Symptom | undefined) => void }) {
  return (
    <section aria-labelledby="symptoms-heading" className="mt-8">
      <h2 id="symptoms-heading" className="mb-2.5 text-sm font-semibold">
        Or start from what you see
      </h2>
      <ul className="grid gap-px overflow-hidden rounded-xl border border-line bg-line sm:grid-cols-3">
        {ORDER.map((symptom) => (
          <Choice
            key={symptom}
            name={SYMPTOM_NAMES[symptom]}
            hint={SYMPTOM_HINTS[symptom]}
            onChoose={() => {
              onChoose(symptom);
            }}
          />
        ))}
        <Choice
          name="I don’t know yet"
          hint="Find out with one command"
          onChoose={() => {
            onChoose(undefined);
          }}
        />
      </ul>
    </section>
  );
}
