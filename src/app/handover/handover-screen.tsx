import { Link, useParams } from 'react-router';
import { PLACES, type Place } from '../../share/access.ts';
import { caseTitle } from '../case/case-title.ts';
import { Loading, LoadingFailed } from '../frame/loading.tsx';
import { MissingCase } from '../frame/missing.tsx';
import { Screen } from '../frame/screen.tsx';
import type { CaseFile } from '../store/case-file.ts';
import { useCaseFile } from '../store/case-store.ts';
import { loseAccessUndoably, regainAccessUndoably } from '../store/removals.ts';
import { useDiagnosis } from '../use-diagnosis.ts';
import { FROM_NAMES } from '../wording.ts';
import { HandoverText } from './handover-text.tsx';

function PlaceChoice({ file, place }: { readonly file: CaseFile; readonly place: Place }) {
  return (
    <label className="inline-flex min-h-7 cursor-pointer items-center gap-2">
      <input
        type="checkbox"
        className="size-4 accent-act"
        checked={file.noAccess.includes(place)}
        onChange={({ target }) => {
          (target.checked ? loseAccessUndoably : regainAccessUndoably)(file.id, place);
        }}
      />
      {FROM_NAMES[place]}
    </label>
  );
}

function HandOver({ file }: { readonly file: CaseFile }) {
  const reading = useDiagnosis(file);
  const known = reading.kind === 'done' ? reading.diagnosis.case : file.case;
  return (
    <Screen title={`Hand over ${caseTitle(known)}`}>
      <div className="mx-auto max-w-[1080px] px-4 py-6 md:px-6 md:py-10">
        <p className="no-print text-sm">
          <Link to={`/case/${file.id}`} className="rounded-sm text-act underline underline-offset-2">
            Back to the case
          </Link>
        </p>
        <h1 className="mt-1 text-xl font-semibold text-pretty">
          Hand over <span className="font-mono [overflow-wrap:anywhere]">{caseTitle(known)}</span>
        </h1>
        <p className="mt-1 mb-4 max-w-[68ch] text-ink-2">
          What was found, what remains, the exact commands and why, for somebody with more access. It holds
          the lines that you pasted, addresses and names included: read it before you send it.
        </p>
        <fieldset className="no-print mb-4 flex flex-wrap items-center gap-x-5 gap-y-1 text-sm">
          <legend className="float-left mr-1 py-1 text-ink-2">I have no access to</legend>
          {PLACES.map((place) => (
            <PlaceChoice key={place} file={file} place={place} />
          ))}
        </fieldset>
        {reading.kind === 'done' && (
          <HandoverText file={file} diagnosis={reading.diagnosis} engine={reading.engine} tall />
        )}
        {reading.kind === 'failed' && <LoadingFailed />}
        {(reading.kind === 'loading' || reading.kind === 'running') && <Loading />}
      </div>
    </Screen>
  );
}

export function HandoverScreen() {
  const { id = '' } = useParams();
  const file = useCaseFile(id);
  return file ? <HandOver file={file} key={id} /> : <MissingCase />;
}
