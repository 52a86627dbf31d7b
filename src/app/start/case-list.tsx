import { useState } from 'react';
import { Link } from 'react-router';
import { about, caseTitle, standing } from '../case/case-title.ts';
import { diagnosisOf, isLarge } from '../diagnosing.ts';
import { causesOf, useEngineIfLoaded, type Engine } from '../engine.ts';
import type { CaseFile } from '../store/case-file.ts';
import { latestFirst, useCaseFiles } from '../store/case-store.ts';
import { removeCaseUndoably } from '../store/removals.ts';
import { Button } from '../ui/button.tsx';
import { RawText } from '../ui/raw-text.tsx';
import { relativeTime } from '../ui/relative-time.ts';

const SHOWN = 8;

function summarise(file: CaseFile, engine: Engine | undefined) {
  if (isLarge(file)) return { known: file.case, stands: 'a long paste' };
  if (!engine) return { known: file.case, stands: '' };
  const diagnosis = diagnosisOf(engine, file);
  return { known: diagnosis.case, stands: standing(diagnosis, causesOf(engine)) };
}

function Row({
  file,
  engine,
  now,
}: {
  readonly file: CaseFile;
  readonly engine: Engine | undefined;
  readonly now: number;
}) {
  const { known, stands } = summarise(file, engine);
  const title = caseTitle(known);
  const what = about(known);
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 border-b border-line py-1 sm:grid-cols-[minmax(0,15rem)_minmax(0,1fr)_auto_auto]">
      <Link
        to={`/case/${file.id}`}
        className="flex min-h-8 min-w-0 items-center rounded-sm font-mono text-sm text-ink underline decoration-edge underline-offset-2 hover:decoration-current"
      >
        <span className="truncate">
          <RawText text={title} />
        </span>
      </Link>
      <span className="min-h-5 truncate text-sm text-ink-2 max-sm:order-2 max-sm:col-span-2">
        {what === '' ? stands : `${what}${stands === '' ? '' : `: ${stands}`}`}
      </span>
      <time dateTime={new Date(file.changed).toISOString()} className="text-sm text-ink-3 max-sm:hidden">
        {relativeTime(file.changed, now)}
      </time>
      <Button
        look="quiet"
        aria-label={`Delete case ${title}`}
        onClick={() => {
          removeCaseUndoably(file.id, title);
        }}
      >
        Delete
      </Button>
    </li>
  );
}

/** The cases of this browser, latest first. */
export function CaseList() {
  const files = latestFirst(useCaseFiles());
  const engine = useEngineIfLoaded();
  const [all, setAll] = useState(false);
  const [now] = useState(Date.now);
  const shown = all ? files : files.slice(0, SHOWN);
  return (
    <section aria-labelledby="cases-heading" className="mt-8">
      <h2 id="cases-heading" className="mb-1 text-sm font-semibold">
        Open cases
      </h2>
      {files.length === 0 && (
        <p className="text-sm text-ink-2">None yet. They are kept in this browser until you delete them.</p>
      )}
      <ul>
        {shown.map((file) => (
          <Row key={file.id} file={file} engine={engine} now={now} />
        ))}
      </ul>
      {shown.length < files.length && (
        <Button
          look="quiet"
          className="mt-2"
          onClick={() => {
            setAll(true);
          }}
        >
          Show all {files.length}
        </Button>
      )}
    </section>
  );
}
