import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Diagnosis } from '../model/diagnosis.ts';
import { diagnosisOf, isLarge, requestDiagnosis, subscribeToWork, workOn } from './diagnosing.ts';
import { useEngine, type Engine } from './engine.ts';
import type { CaseFile } from './store/case-file.ts';

export type Reading =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed' }
  /** `previous`: what was known before this change, to stay on screen meanwhile. */
  | {
      readonly kind: 'running';
      readonly engine: Engine;
      /** Milliseconds since 1970; not known before the reading was asked for. */
      readonly since: number | undefined;
      readonly previous?: Diagnosis;
    }
  | { readonly kind: 'done'; readonly engine: Engine; readonly diagnosis: Diagnosis };

function useLargeDiagnosis(engine: Engine | undefined, file: CaseFile, large: boolean) {
  useEffect(() => {
    if (engine && large) requestDiagnosis(engine, file);
  }, [engine, file, large]);
  return useSyncExternalStore(subscribeToWork, () => workOn(file));
}

/** The diagnosis of a case file: at once where it is small, from a worker where it is not. */
export function useDiagnosis(file: CaseFile): Reading {
  const state = useEngine();
  const engine = state.kind === 'ready' ? state.engine : undefined;
  const large = isLarge(file);
  const work = useLargeDiagnosis(engine, file, large);
  const [previous, setPrevious] = useState<Diagnosis>();

  if (!engine) return { kind: state.kind === 'failed' ? 'failed' : 'loading' };
  const diagnosis = large ? (work?.kind === 'done' ? work.diagnosis : undefined) : diagnosisOf(engine, file);
  if (diagnosis) {
    if (diagnosis !== previous) setPrevious(diagnosis);
    return { kind: 'done', engine, diagnosis };
  }
  const since = work?.kind === 'running' ? work.since : undefined;
  return { kind: 'running', engine, since, ...(previous && { previous }) };
}
