import { useSyncExternalStore } from 'react';
import type { Cause } from '../model/cause.ts';

/** The engine is one lazy chunk: the first screen answers without it. */
export type Engine = typeof import('../engine/index.ts');

export type EngineState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'ready'; readonly engine: Engine };

let state: EngineState = { kind: 'loading' };
let asked = false;
const listeners = new Set<() => void>();

function become(next: EngineState): void {
  state = next;
  for (const listener of listeners) listener();
}

export function loadEngine(): void {
  if (asked) return;
  asked = true;
  import('../engine/index.ts').then(
    (engine) => {
      become({ kind: 'ready', engine });
    },
    () => {
      asked = false;
      become({ kind: 'failed' });
    },
  );
}

export function retryEngine(): void {
  become({ kind: 'loading' });
  loadEngine();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  loadEngine();
  return () => {
    listeners.delete(listener);
  };
}

/** The engine once it is here; undefined where it could not be loaded. */
export function engineArrives(): Promise<Engine | undefined> {
  loadEngine();
  return new Promise((resolve) => {
    const settle = (): void => {
      if (state.kind === 'loading') return;
      listeners.delete(settle);
      resolve(state.kind === 'ready' ? state.engine : undefined);
    };
    listeners.add(settle);
    settle();
  });
}

/** Asks for the engine and follows its loading. */
export function useEngine(): EngineState {
  return useSyncExternalStore(subscribe, () => state);
}

function subscribeQuietly(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** Follows the loading without asking for it. */
export function useEngineIfLoaded(): Engine | undefined {
  const seen = useSyncExternalStore(subscribeQuietly, () => state);
  return seen.kind === 'ready' ? seen.engine : undefined;
}

export type CauseIndex = ReadonlyMap<string, Cause>;

let index: CauseIndex | undefined;

export function causesOf(engine: Engine): CauseIndex {
  index ??= new Map(engine.CAUSES.map((cause) => [cause.id, cause]));
  return index;
}
