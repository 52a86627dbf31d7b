import { useState } from 'react';
import type { Fact } from '../../model/fact.ts';
import { useEngine } from '../engine.ts';
import { PasteBox } from '../evidence/paste-box.tsx';

interface Props {
  readonly label: string;
  readonly placeholder: string;
  /** Uses what was read, and says what that was; an empty answer means nothing. */
  readonly onFacts: (facts: readonly Fact[]) => string;
}

/** A paste that fills the fields of a screen. Nothing of it is kept. */
export function PasteValues({ label, placeholder, onFacts }: Props) {
  const state = useEngine();
  const [said, setSaid] = useState<{ readonly text: string; readonly found: boolean }>();

  const read = (text: string) => {
    if (state.kind !== 'ready') {
      setSaid({ text: 'The reader is not here yet. Try again in a moment.', found: false });
      return;
    }
    const found = onFacts(state.engine.interpret(text).facts);
    setSaid(
      found === ''
        ? { text: 'None of these values stands in it.', found: false }
        : { text: `Taken from the paste: ${found}.`, found: true },
    );
  };

  return (
    <div>
      <PasteBox
        label={label}
        placeholder={placeholder}
        complaint={said?.found === false ? said.text : ''}
        onRead={read}
      />
      <p role="status" className="text-sm text-ink-2">
        {said?.found === true ? said.text : ''}
      </p>
    </div>
  );
}
