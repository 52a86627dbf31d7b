import type { Diagnosis } from '../../model/diagnosis.ts';
import type { CauseIndex } from '../engine.ts';
import { NOW_HEADING } from '../case/use-kept-focus.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { plural } from '../wording.ts';
import { handoverText } from './handover-text.ts';

interface Props {
  readonly diagnosis: Diagnosis;
  readonly causes: CauseIndex;
}

/** No step is left and nothing is confirmed: an honest end, and a text to hand over. */
export function NoVerdict({ diagnosis, causes }: Props) {
  const standing = diagnosis.suspects.filter(({ level }) => level !== 'ruled-out').length;
  const out = diagnosis.suspects.length - standing;
  const text = handoverText(diagnosis, causes);

  return (
    <section
      aria-labelledby={NOW_HEADING}
      className="arrives rounded-lg border border-line bg-panel p-4 md:p-6"
    >
      <h1 id={NOW_HEADING} tabIndex={-1} className="mb-1.5 text-lg font-semibold text-pretty md:text-xl">
        Nothing is confirmed, and there is no further step.
      </h1>
      <p className="max-w-[68ch] text-ink-2">
        {plural(out, 'cause')} excluded, {standing} still standing. Change an answer on the way here, add
        another paste below, or hand this text to whoever has the access that is missing.
      </p>
      <div className="mt-4 overflow-hidden rounded-md border border-line">
        <div className="flex items-center justify-between border-b border-line py-1.5 pr-1.5 pl-3 text-sm">
          <h2 className="font-medium">To hand over</h2>
          <CopyButton text={text} what="the text to hand over" look="plain" />
        </div>
        <pre
          tabIndex={0}
          aria-label="Text to hand over"
          className="max-h-96 overflow-auto bg-sunk px-3 py-2.5 font-mono text-xs leading-relaxed whitespace-pre-wrap [overflow-wrap:anywhere]"
        >
          {text}
        </pre>
      </div>
    </section>
  );
}
