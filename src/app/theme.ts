import { useSyncExternalStore } from 'react';
import { browserStorage } from './store/persistence.ts';

export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const KEY = 'tcpwhy:theme';
const listeners = new Set<() => void>();

function stored(): Theme {
  const value = browserStorage()?.getItem(KEY);
  return THEMES.find((theme) => theme === value) ?? 'auto';
}

let current: Theme = 'auto';

function show(theme: Theme): void {
  if (theme === 'auto') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}

/** Before the first paint. */
export function applyStoredTheme(): void {
  current = stored();
  show(current);
}

export function setTheme(theme: Theme): void {
  current = theme;
  show(theme);
  for (const listener of listeners) listener();
  try {
    browserStorage()?.setItem(KEY, theme);
  } catch {
    // It then lasts as long as the tab.
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, () => current);
}
