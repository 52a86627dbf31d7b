import { Button } from '../ui/button.tsx';
import { plural } from '../wording.ts';

function countLines(text: string): number {
  let lines = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}

/** A text that is too long for a text box, waiting to be read. */
export function HeldText({ text, onDrop }: { readonly text: string; readonly onDrop: () => void }) {
  return (
    <div className="flex flex-wrap items-center gap-3 px-4 py-3 text-sm">
      <span className="font-mono">
        {plural(countLines(text), 'line')}, {Math.ceil(text.length / 1000).toLocaleString('en')} kB
      </span>
      <span className="text-ink-2">ready to be read</span>
      <Button look="quiet" onClick={onDrop}>
        Discard
      </Button>
    </div>
  );
}
