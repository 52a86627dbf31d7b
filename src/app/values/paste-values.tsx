import { useState } from 'react';
import type { Fact } from '../../model/fact.ts';
import { engineArrives, useEngine, type Engine } from '../engine.ts';
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

  const take = (engine: Engine, text: string) => {
    const found = onFacts(engine.interpret(text).facts);
    setSaid(
      found === ''
        ? { text: 'None of these values stands in it.', found: false }
        : { text: `Taken from the paste: ${found}.`, found: true },
    );
  };

  const read = (text: string) => {
    if (state.kind === 'ready') {
      take(state.engine, text);
      return;
    }
    setSaid({ text: 'Your paste is read as soon as the reader is here.', found: true });
    void engineArrives().then((engine) => {
      if (engine) take(engine, text);
      else
        setSaid({
          text: 'The reader could not be loaded. Reload the page and paste it again.',
          found: false,
        });
    });
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
