import { endings } from '../../network/clock/endings.ts';
import type { Outcome } from '../../model/outcome.ts';
import { Field, INPUT } from '../ui/field.tsx';
import { NumberField } from '../values/number-field.tsx';
import { endingText } from './endings-text.ts';
import { ENDED, SPECS, type EndedWord } from './timeouts-link.ts';

const OUTCOMES: Readonly<Record<EndedWord, { readonly outcome: Outcome; readonly name: string }>> = {
  timeout: { outcome: 'some-timeout', name: 'timed out' },
  refused: { outcome: 'refused', name: 'Connection refused' },
  'no-route': { outcome: 'host-unreachable', name: 'No route to host' },
  connected: { outcome: 'connected', name: 'connected, but late' },
};

interface Props {
  readonly took: number | undefined;
  readonly ended: EndedWord;
  readonly onTook: (seconds: number | undefined) => void;
  readonly onEnded: (ended: EndedWord) => void;
}

/** From a measured time to everything that it can mean. */
export function Elapsed({ took, ended, onTook, onEnded }: Props) {
  const found = took === undefined ? undefined : endings({ seconds: took, outcome: OUTCOMES[ended].outcome });
  return (
    <>
      <div className="grid max-w-96 grid-cols-2 gap-3">
        <NumberField label="It took, in seconds" spec={SPECS.took} value={took} onChange={onTook} />
        <Field label="and ended">
          {(ids) => (
            <select
              {...ids}
              className={INPUT}
              value={ended}
              onChange={({ target }) => {
                const next = ENDED.find((one) => one === target.value);
                if (next) onEnded(next);
              }}
            >
              {ENDED.map((one) => (
                <option key={one} value={one}>
                  {OUTCOMES[one].name}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <div aria-live="polite" className="mt-3 max-w-[76ch]">
        {found && found.length > 0 && (
          <ul className="list-disc pl-5">
            {found.map((one) => (
              <li key={JSON.stringify(one)} className="py-0.5">
                {endingText(one)}
              </li>
            ))}
          </ul>
        )}
        {found?.length === 0 && (
          <p>Nothing known takes just this long. It may hold a name look-up, or several addresses.</p>
        )}
      </div>
    </>
  );
}
