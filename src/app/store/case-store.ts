import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Case } from '../../model/case.ts';
import {
  CASE_FILE_VERSION,
  withoutKey,
  type CaseFile,
  type CaseFiles,
  type Edit,
  type Paste,
} from './case-file.ts';

export const caseStore = createStore<{ readonly files: CaseFiles }>()(() => ({ files: {} }));

/** Nothing secret hangs on it: it only has to differ from the others. */
export function freshId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(6));
  return Array.from(bytes, (byte) => byte.toString(36).padStart(2, '0')).join('');
}

function put(file: CaseFile): void {
  caseStore.setState(({ files }) => ({ files: { ...files, [file.id]: file } }));
}

export function openCase(known: Partial<Case>, paste?: Omit<Paste, 'id'>): CaseFile {
  const now = Date.now();
  const file: CaseFile = {
    version: CASE_FILE_VERSION,
    id: freshId(),
    case: known,
    evidence: paste ? [{ ...paste, id: freshId() }] : [],
    answers: {},
    noAccess: [],
    created: now,
    changed: now,
  };
  put(file);
  return file;
}

/** An id may come from a link: `__proto__` is no case. */
function fileOf(files: CaseFiles, id: string): CaseFile | undefined {
  return Object.hasOwn(files, id) ? files[id] : undefined;
}

export function getCase(id: string): CaseFile | undefined {
  return fileOf(caseStore.getState().files, id);
}

/** Does nothing where the case is gone, in another tab for instance. */
export function editCase(id: string, edit: Edit): void {
  const file = getCase(id);
  if (file) put({ ...edit(file), changed: Date.now() });
}

export function removeCase(id: string): void {
  caseStore.setState(({ files }) => ({ files: withoutKey(files, id) }));
}

export function restoreCase(file: CaseFile): void {
  put(file);
}

export function useCaseFile(id: string): CaseFile | undefined {
  return useStore(caseStore, ({ files }) => fileOf(files, id));
}

export function useCaseFiles(): CaseFiles {
  return useStore(caseStore, ({ files }) => files);
}

export function latestFirst(files: CaseFiles): readonly CaseFile[] {
  return Object.values(files).sort((a, b) => b.changed - a.changed || a.id.localeCompare(b.id));
}
