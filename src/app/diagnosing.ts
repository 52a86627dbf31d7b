import type { DiagnoseInput, Diagnosis } from '../model/diagnosis.ts';
import type { DiagnoseAnswer, DiagnoseRequest } from './diagnose-request.ts';
import type { Engine } from './engine.ts';
import type { CaseFile } from './store/case-file.ts';
import { startWorker } from './worker-start.ts';

/** Longer inputs are read in a worker, so that typing and scrolling go on. */
const WORKER_FROM = 200_000;

export type Work =
  | { readonly kind: 'done'; readonly diagnosis: Diagnosis }
  | { readonly kind: 'running'; readonly since: number };

const done = new WeakMap<CaseFile, Work>();
const running = new WeakMap<CaseFile, Work>();
const listeners = new Set<() => void>();

let worker: Worker | undefined;
let latest: { readonly number: number; readonly file: CaseFile } | undefined;
let count = 0;

export function inputOf(file: CaseFile): DiagnoseInput {
  return { case: file.case, evidence: file.evidence, answers: file.answers };
}

export function isLarge(file: CaseFile): boolean {
  return file.evidence.reduce((sum, paste) => sum + paste.text.length, 0) > WORKER_FROM;
}

/** The file that was read last: an edit of what the engine does not see keeps its diagnosis. */
let last: { readonly file: CaseFile; readonly diagnosis: Diagnosis } | undefined;

function finish(file: CaseFile, diagnosis: Diagnosis): void {
  last = { file, diagnosis };
  done.set(file, { kind: 'done', diagnosis });
}

/** Memoised for as long as this version of what the engine sees is in use. */
function known(file: CaseFile): Diagnosis | undefined {
  const work = done.get(file);
  if (work?.kind === 'done') return work.diagnosis;
  const same =
    last?.file.case === file.case &&
    last.file.evidence === file.evidence &&
    last.file.answers === file.answers;
  if (!last || !same) return undefined;
  finish(file, last.diagnosis);
  return last.diagnosis;
}

export function diagnosisOf(engine: Engine, file: CaseFile): Diagnosis {
  const before = known(file);
  if (before) return before;
  const diagnosis = engine.diagnose(inputOf(file));
  finish(file, diagnosis);
  return diagnosis;
}

function tell(): void {
  for (const listener of listeners) listener();
}

function settle(file: CaseFile, diagnosis: Diagnosis): void {
  finish(file, diagnosis);
  latest = undefined;
  tell();
}

function endWorker(): void {
  worker?.terminate();
  worker = undefined;
}

/** Without a worker the page stands still for a moment, and is right all the same. */
function readHere(engine: Engine, file: CaseFile): void {
  endWorker();
  setTimeout(() => {
    settle(file, diagnosisOf(engine, file));
  }, 50);
}

/** Starts reading a large case file. An earlier one that still runs is given up: its result would be stale. */
export function requestDiagnosis(engine: Engine, file: CaseFile): void {
  if (known(file) || latest?.file === file) return;
  if (latest) endWorker();
  count += 1;
  const number = count;
  latest = { number, file };
  running.set(file, { kind: 'running', since: Date.now() });
  tell();
  worker ??= startWorker();
  if (!worker) {
    readHere(engine, file);
    return;
  }
  worker.onmessage = ({ data }: MessageEvent<DiagnoseAnswer>) => {
    if (data.number === latest?.number) settle(file, data.diagnosis);
  };
  worker.onerror = () => {
    if (number === latest?.number) readHere(engine, file);
  };
  const request: DiagnoseRequest = { number, input: inputOf(file) };
  worker.postMessage(request);
}

export function workOn(file: CaseFile): Work | undefined {
  known(file);
  return done.get(file) ?? running.get(file);
}

export function subscribeToWork(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
