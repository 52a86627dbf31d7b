import type { Diagnosis, Step } from '../../model/diagnosis.ts';
import type { Paste } from '../store/case-file.ts';
import { Disclosure } from '../ui/disclosure.tsx';
import { plural } from '../wording.ts';
import { CurrentFlavours } from './step.tsx';

interface Props {
  readonly diagnosis: Diagnosis;
  readonly caseId: string;
  readonly onRead: (paste: Omit<Paste, 'id'>) => void;
}

function groups({ next }: Diagnosis): readonly (readonly Step[])[] {
  const asked = new Set(next.map((step) => step.question ?? step.id));
  return [...asked].slice(1).map((id) => next.filter((step) => (step.question ?? step.id) === id));
}

/** What else would tell something, for whoever cannot or will not take the first step. */
export function FurtherSteps({ diagnosis, caseId, onRead }: Props) {
  const others = groups(diagnosis);
  if (others.length === 0) return null;
  return (
    <Disclosure
      summary={plural(others.length, 'further step')}
      className="mt-3 rounded-lg border border-line px-4 py-2"
    >
      {others.map((steps) => (
        <section key={steps[0]?.id} className="border-t border-line py-4 first-of-type:mt-2">
          <h2 className="mb-1 text-base font-semibold text-ink">{steps[0]?.title}</h2>
          <p className="mb-3 max-w-[68ch]">{steps[0]?.why}</p>
          <CurrentFlavours steps={steps} known={diagnosis.case} caseId={caseId} onRead={onRead} />
        </section>
      ))}
    </Disclosure>
  );
}
