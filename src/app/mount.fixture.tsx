import type { ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { caseStore } from './store/case-store.ts';
import { undoStack } from './store/undo.ts';

let root: Root | undefined;

/** Draws into the test's page, without styles. */
export function mount(node: ReactNode): void {
  unmount();
  const place = document.createElement('div');
  document.body.append(place);
  root = createRoot(place);
  root.render(node);
}

export function unmount(): void {
  root?.unmount();
  root = undefined;
  document.body.replaceChildren();
}

export function emptyStores(): void {
  caseStore.setState({ files: {} });
  undoStack.setState({ done: [] });
}
