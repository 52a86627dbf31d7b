import type { Diagnosis } from '../../model/diagnosis.ts';
import type { CaseFile } from '../store/case-file.ts';
import { Disclosure } from '../ui/disclosure.tsx';
import { PasteBox } from './paste-box.tsx';
import { PasteView } from './paste-view.tsx';

interface Props {
  readonly file: CaseFile;
  readonly diagnosis: Diagnosis | undefined;
  readonly onRead: (text: string, from: CaseFile['evidence'][number]['from']) => void;
}

/** Every paste as pasted, and a box for one that no step asked for. */
export function EvidenceList({ file, diagnosis, onRead }: Props) {
  return (
    <section aria-labelledby="evidence-heading" className="mt-6">
      <h2 id="evidence-heading" className="mb-2 text-xs font-semibold text-ink-3">
        Evidence
      </h2>
      <div className="grid gap-3">
        {file.evidence.map((paste, index) => (
          <PasteView key={paste.id} caseId={file.id} paste={paste} evidence={index} diagnosis={diagnosis} />
        ))}
        <Disclosure
          summary={file.evidence.length === 0 ? 'Paste something else' : 'Add another paste'}
          open={file.evidence.length === 0}
          className="no-print rounded-lg border border-line px-3 py-1.5"
        >
          <div className="pt-2 pb-1.5">
            <PasteBox
              label="Anything that a command printed, a log, an error message"
              placeholder="Several commands at once are fine, with their prompts even better."
              from="unknown"
              onRead={onRead}
            />
          </div>
        </Disclosure>
      </div>
    </section>
  );
}
