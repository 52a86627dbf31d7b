import { createStore } from 'zustand/vanilla';
import type { Problem } from './persistence.ts';

const TEXT: Readonly<Record<Problem, string>> = {
  'storage-blocked':
    'This browser does not let the page store anything: cases are lost when the tab is closed. Allow site data to keep them.',
  'storage-full':
    'The browser’s storage is full: the last change is not saved and is lost on reload. Remove a long paste or an old case.',
  damaged: 'A stored case could not be read and was dropped. Other cases are not affected.',
  newer: 'A case stored by a newer version of this page was left alone. Reload the page to get that version.',
};

/** What went wrong around the cases, until it is dismissed. */
export const notices = createStore<{ readonly open: readonly Problem[] }>()(() => ({ open: [] }));

export function report(problem: Problem): void {
  notices.setState(({ open }) => (open.includes(problem) ? { open } : { open: [...open, problem] }));
}

export function dismiss(problem: Problem): void {
  notices.setState(({ open }) => ({ open: open.filter((other) => other !== problem) }));
}

export function noticeText(problem: Problem): string {
  return TEXT[problem];
}
