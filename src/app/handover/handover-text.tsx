import { useMemo } from 'react';
import type { Diagnosis } from '../../model/diagnosis.ts';
import { PLACES } from '../../share/access.ts';
import { stepsAhead } from '../../share/ahead.ts';
import { handover } from '../../share/handover.ts';
import { inputOf } from '../diagnosing.ts';
import { causesOf, type Engine } from '../engine.ts';
import type { CaseFile } from '../store/case-file.ts';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { downloadText } from '../ui/download-text.ts';

interface Props {
  readonly file: CaseFile;
  /** With all its steps: those that are set aside are what is asked for. */
  readonly diagnosis: Diagnosis;
  readonly engine: Engine;
  readonly tall?: boolean;
}

/** `tcpwhy-db1.internal-5432.txt` */
function fileName({ case: { target, port } }: Diagnosis): string {
  const parts = ['tcpwhy', target?.replaceAll(/[^\w.-]+/g, '_'), port].filter((part) => part !== undefined);
  return `${parts.join('-')}.txt`;
}

function useHandover({ file, diagnosis, engine }: Props): string {
  return useMemo(() => {
    const { evidence, noAccess } = file;
    const asked = noAccess.length === 0 ? PLACES : noAccess;
    const ahead = stepsAhead(engine.diagnose, inputOf(file), diagnosis, asked);
    return handover({ diagnosis, causes: causesOf(engine), evidence, noAccess, ahead });
  }, [file, diagnosis, engine]);
}

/** The text as it will be read, to be copied or saved. It leaves the browser only by the user's own hand. */
export function HandoverText(props: Props) {
  const text = useHandover(props);
  return (
    <div className="overflow-hidden rounded-md border border-line">
      <div className="flex flex-wrap items-center gap-2 border-b border-line py-1.5 pr-1.5 pl-3 text-sm">
        <p className="mr-auto font-medium max-sm:basis-full">Text to hand over</p>
        <Button
          className="no-print px-3 py-1"
          onClick={() => {
            downloadText(fileName(props.diagnosis), text);
          }}
        >
          Save .txt
        </Button>
        <CopyButton text={text} what="the text to hand over" look="plain" />
      </div>
      <pre
        tabIndex={0}
        aria-label="Text to hand over"
        className={`overflow-auto bg-sunk px-3 py-2.5 font-mono text-xs leading-relaxed whitespace-pre-wrap [overflow-wrap:anywhere] focus-visible:-outline-offset-2 print:max-h-none ${props.tall === true ? '' : 'max-h-96'}`}
      >
        {text}
      </pre>
    </div>
  );
}
