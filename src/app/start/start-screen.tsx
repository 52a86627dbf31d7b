import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { Case } from '../../model/case.ts';
import { PasteBox } from '../evidence/paste-box.tsx';
import { Screen } from '../frame/screen.tsx';
import { openCase } from '../store/case-store.ts';
import { CaseList } from './case-list.tsx';
import { SymptomChoices } from './symptom-choices.tsx';
import { readTyped } from '../typed/typed.ts';

const PLACEHOLDER = 'mysql: ERROR 2003 (HY000): Can’t connect to MySQL server on ‘db1.internal:3306’ (111)';

export function StartScreen() {
  const navigate = useNavigate();
  const text = useRef('');
  // A second click meanwhile would open a second case.
  const opening = useRef(false);
  const [refusal, setRefusal] = useState('');

  const open = async (known: Partial<Case>, whole: string) => {
    if (opening.current) return;
    opening.current = true;
    const typed = await readTyped(whole);
    opening.current = false;
    if (typed.kind === 'refused') {
      setRefusal(typed.why);
      return;
    }
    const told = typed.kind === 'nothing' ? known : { ...typed.case, ...known };
    const file = openCase(told, typed.kind === 'paste' ? { text: whole } : undefined);
    void navigate(`/case/${file.id}`);
  };

  return (
    <Screen title="">
      <div className="mx-auto max-w-[880px] px-4 py-6 md:px-6 md:py-14">
        <h1 className="mb-2 text-[27px] leading-tight font-semibold tracking-tight md:text-2xl">
          Why won’t it connect?
        </h1>
        <p className="mb-5 max-w-[60ch] text-base text-ink-2 md:text-lg">
          Paste the error, or any command’s output. You get the next command to run, then the cause, with the
          lines that prove it.
        </p>
        <PasteBox
          large
          label="Paste an error or a command’s output, or type host:port"
          placeholder={PLACEHOLDER}
          complaint={refusal}
          note={
            <>
              or type <code className="font-mono">host:port</code> or the command that fails, or drop a file.
            </>
          }
          onDraft={(now) => {
            text.current = now;
            setRefusal('');
          }}
          onRead={(whole) => {
            void open({}, whole);
          }}
        />
        <SymptomChoices
          onChoose={(symptom) => {
            void open(symptom ? { symptom } : {}, text.current);
          }}
        />
        <CaseList />
      </div>
    </Screen>
  );
}
