import { useRef, useState } from 'react';
import type { Run, Step } from '../../model/diagnosis.ts';
import type { Vantage } from '../../model/evidence.ts';
import { PasteBox } from '../evidence/paste-box.tsx';
import type { Paste } from '../store/case-file.ts';

export type OnRead = (paste: Omit<Paste, 'id'>) => void;

interface Draft {
  readonly text: string;
  readonly from: Vantage | undefined;
}

function pasteOf(step: Step, run: Run, { text, from }: Draft): Omit<Paste, 'id'> {
  const { command, where } = run;
  return { text, ...(from && { from }), ran: { recipe: step.recipe ?? step.id, command, where } };
}

/** A box for each command's output; whichever is read, what stands in the others is read with it. */
export function OutputBoxes({ step, onRead }: { readonly step: Step; readonly onRead: OnRead }) {
  const several = step.runs.length > 1;
  const drafts = useRef(new Map<number, Draft>());
  const [emptied, setEmptied] = useState<ReadonlyMap<number, number>>(new Map());
  const readAll = (index: number, draft: Draft): void => {
    drafts.current.set(index, draft);
    for (const [at, run] of step.runs.entries()) {
      const written = drafts.current.get(at);
      if (written && written.text.trim() !== '') onRead(pasteOf(step, run, written));
    }
    drafts.current.clear();
    // The one that was read empties itself, and keeps the focus.
    setEmptied(
      new Map([...step.runs.keys()].map((at) => [at, (emptied.get(at) ?? 0) + Number(at !== index)])),
    );
  };
  return step.runs.map((run, index) => (
    <PasteBox
      key={`${index}${run.where}${emptied.get(index) ?? 0}`}
      label={several ? `What ${run.tool} printed (${index + 1})` : 'What it printed'}
      placeholder="Paste all of it here, the prompt too."
      from={run.where}
      onDraft={(text, from) => drafts.current.set(index, { text, from })}
      onRead={(text, from) => {
        readAll(index, { text, from });
      }}
    />
  ));
}
