import { useMemo, useState } from 'react';
import { useLocation, useParams } from 'react-router';
import type { Diagnosis, Run } from '../../model/diagnosis.ts';
import type { Vantage } from '../../model/evidence.ts';
import { AttemptChoice } from '../choices/attempt-choice.tsx';
import { EvidenceList } from '../evidence/evidence-list.tsx';
import { causesOf, type CauseIndex } from '../engine.ts';
import { Loading, LoadingFailed } from '../frame/loading.tsx';
import { MissingCase } from '../frame/missing.tsx';
import { Screen } from '../frame/screen.tsx';
import { readRefusals } from '../link.ts';
import { nothingUnderstood, unreadPastes } from '../not-understood/unread-pastes.ts';
import { splitByAccess } from '../../share/access.ts';
import { withPaste, type CaseFile, type Paste } from '../store/case-file.ts';
import { editCase, freshId, useCaseFile } from '../store/case-store.ts';
import { removePasteUndoably, replacePasteUndoably } from '../store/removals.ts';
import { takeTyped } from '../typed/take-typed.ts';
import { useDiagnosis } from '../use-diagnosis.ts';
import { CaseForm } from './case-form.tsx';
import { CaseLine } from './case-line.tsx';
import { CaseMain } from './case-main.tsx';
import { caseTitle, NO_STEP, standing } from './case-title.ts';
import { Refused } from './objections.tsx';
import { useKeptFocus } from './use-kept-focus.ts';
import { Way } from './way.tsx';
import { UNSEEN_WAY } from './unseen-way.ts';

/** What matters now, for who hears the page. */
function spoken(view: Diagnosis, file: CaseFile, causes: CauseIndex): string {
  const unread = view.verdict ? [] : unreadPastes(view, file.evidence.length);
  const nothing = unread.length === 0 ? '' : `${nothingUnderstood(unread, file.evidence.length)}. `;
  return `${nothing}${standing(view, causes)}. ${view.verdict?.headline ?? view.next[0]?.title ?? NO_STEP}`;
}

function OpenCase({ file }: { readonly file: CaseFile }) {
  const reading = useDiagnosis(file);
  const location = useLocation();
  const [editing, setEditing] = useState(false);

  const diagnosis =
    reading.kind === 'done' ? reading.diagnosis : reading.kind === 'running' ? reading.previous : undefined;
  // What cannot be run from where the user is, is set aside: the tree goes on with the rest.
  const view = useMemo(
    () => diagnosis && { ...diagnosis, next: splitByAccess(diagnosis.next, file.noAccess).open },
    [diagnosis, file.noAccess],
  );
  const known = diagnosis?.case ?? file.case;
  // The first address that the page was opened with has this key.
  useKeptFocus(view, location.key !== 'default');
  // What a link got wrong is settled once the field is told here.
  const stillRefused = readRefusals(location.state).filter(({ field }) => !Object.hasOwn(file.case, field));
  const addPaste = (paste: Omit<Paste, 'id'>) => {
    editCase(file.id, withPaste({ ...paste, id: freshId() }));
  };
  const addTypedOrPaste = async (paste: Omit<Paste, 'id'>) => {
    if ((await takeTyped(file.id, paste.text)) === 'paste') addPaste(paste);
  };
  const replace = async (pasteId: string, paste: Omit<Paste, 'id'>) => {
    const taken = await takeTyped(file.id, paste.text);
    if (taken === 'paste') replacePasteUndoably(file.id, pasteId, paste);
    else removePasteUndoably(file.id, pasteId);
  };
  const addRun = ({ command, where }: Run, text: string, from: Vantage | undefined) => {
    addPaste({ text, ...(from && { from }), ran: { recipe: 'proof', command, where } });
  };
  const status = view && reading.kind === 'done' ? spoken(view, file, causesOf(reading.engine)) : '';

  return (
    <Screen
      title={caseTitle(known)}
      top={
        <CaseLine
          id={file.id}
          known={known}
          open={editing}
          onToggle={() => {
            setEditing(!editing);
          }}
        />
      }
      beforeMain={
        <>
          <div id="case-form" hidden={!editing} className="border-b border-line bg-panel px-4 py-4 md:px-6">
            <div className="mx-auto max-w-[1520px]">
              <CaseForm file={file} known={known} />
            </div>
          </div>
          <AttemptChoice file={file} diagnosis={diagnosis} />
          <Way
            stations={diagnosis?.stations ?? UNSEEN_WAY}
            asked={(view?.next[0] ?? diagnosis?.next[0])?.station}
          />
        </>
      }
    >
      <p role="status" className="sr-only">
        {status}
      </p>
      <div className="mx-auto max-w-[1520px] px-4 py-4 md:px-6 md:py-6">
        <Refused refused={[...stillRefused, ...(diagnosis?.refused ?? [])]} />
        {reading.kind === 'failed' && <LoadingFailed />}
        {reading.kind === 'loading' && <Loading />}
        {(reading.kind === 'done' || reading.kind === 'running') && (
          <CaseMain
            file={file}
            diagnosis={view}
            whole={diagnosis}
            engine={reading.engine}
            causes={causesOf(reading.engine)}
            since={reading.kind === 'running' ? reading.since : undefined}
            onRead={addPaste}
            onReplace={(pasteId, paste) => {
              void replace(pasteId, paste);
            }}
            onProof={addRun}
            evidence={
              <EvidenceList
                file={file}
                diagnosis={diagnosis}
                onRead={(text, from) => {
                  void addTypedOrPaste({ text, ...(from && { from }) });
                }}
              />
            }
          />
        )}
      </div>
    </Screen>
  );
}

export function CaseScreen() {
  const { id = '' } = useParams();
  const file = useCaseFile(id);
  return file ? <OpenCase file={file} key={id} /> : <MissingCase />;
}
