import { createStore } from 'zustand/vanilla';

export interface Undoable {
  readonly id: number;
  /** What was done: "Paste 2 removed". */
  readonly what: string;
  restore(): void;
}

const KEPT = 50;

/** What can be taken back, latest last. It lives as long as the tab. */
export const undoStack = createStore<{ readonly done: readonly Undoable[] }>()(() => ({ done: [] }));

let count = 0;

export function canUndo(what: string, restore: () => void): void {
  count += 1;
  const entry: Undoable = { id: count, what, restore };
  undoStack.setState(({ done }) => ({ done: [...done, entry].slice(-KEPT) }));
}

export function undoLast(): void {
  const { done } = undoStack.getState();
  undoStack.setState({ done: done.slice(0, -1) });
  done.at(-1)?.restore();
}
