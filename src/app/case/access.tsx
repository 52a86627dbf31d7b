import type { Diagnosis, Step } from '../../model/diagnosis.ts';
import { PLACES, placesOf } from '../../share/access.ts';
import type { CaseFile } from '../store/case-file.ts';
import { loseAccessUndoably, regainAccessUndoably } from '../store/removals.ts';
import { Button } from '../ui/button.tsx';
import { AT_NAMES } from '../wording.ts';

/** The way on for whoever has no access to where the command runs. */
export function CannotRun({ step, caseId }: { readonly step: Step; readonly caseId: string }) {
  return (
    <div className="no-print -my-1 flex flex-wrap gap-x-2">
      {placesOf(step).map((place) => (
        <Button
          key={place}
          look="quiet"
          className="-ml-2 underline decoration-edge underline-offset-2"
          onClick={() => {
            loseAccessUndoably(caseId, place);
          }}
        >
          I cannot run this {AT_NAMES[place]}
        </Button>
      ))}
    </div>
  );
}

/** What is set aside, and the way back. It stands above the step for as long as it lasts. */
export function SetAside({ file, diagnosis }: { readonly file: CaseFile; readonly diagnosis: Diagnosis }) {
  const places = PLACES.filter((place) => file.noAccess.includes(place));
  if (places.length === 0 || diagnosis.verdict) return null;
  return (
    <section
      aria-label="Set aside"
      className="no-print mb-3 flex flex-wrap items-center gap-x-6 gap-y-1 rounded-lg border border-line px-4 py-1.5 text-sm text-ink-2"
    >
      <span className="grow basis-52">
        Steps {places.map((place) => AT_NAMES[place]).join(' and ')} are set aside.
      </span>
      {places.map((place) => (
        <Button
          key={place}
          look="quiet"
          className="-mx-2 underline decoration-edge underline-offset-2"
          onClick={() => {
            regainAccessUndoably(file.id, place);
          }}
        >
          I can run them {AT_NAMES[place]}
        </Button>
      ))}
    </section>
  );
}
