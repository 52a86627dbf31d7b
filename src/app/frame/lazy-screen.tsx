import { useSyncExternalStore, type ComponentType } from 'react';
import { LoadingScreen, PartMissing } from './loading.tsx';

type State =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'ready'; readonly Content: ComponentType };

export interface LazyScreen {
  readonly Screen: ComponentType;
  readonly preload: () => void;
}

/** React's own `lazy` shows its fallback for 300 ms at the least, and cannot try again. */
export function lazyScreen(load: () => Promise<ComponentType>): LazyScreen {
  let state: State = { kind: 'waiting' };
  let asked = false;
  const listeners = new Set<() => void>();
  const become = (next: State) => {
    state = next;
    for (const listener of listeners) listener();
  };
  const preload = () => {
    if (asked) return;
    asked = true;
    load().then(
      (Content) => {
        become({ kind: 'ready', Content });
      },
      () => {
        asked = false;
        become({ kind: 'failed' });
      },
    );
  };
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    preload();
    return () => {
      listeners.delete(listener);
    };
  };
  const retry = () => {
    become({ kind: 'waiting' });
    preload();
  };

  function Screen() {
    const seen = useSyncExternalStore(subscribe, () => state);
    if (seen.kind === 'waiting') return <LoadingScreen />;
    if (seen.kind === 'failed') return <PartMissing onRetry={retry} />;
    return <seen.Content />;
  }
  return { Screen, preload };
}
