import type { StoreApi } from 'zustand/vanilla';
import { withoutKey, type CaseFiles } from './case-file.ts';
import { readCaseFile } from './read-case-file.ts';

const PREFIX = 'tcpwhy:case:';

export type Problem = 'storage-blocked' | 'storage-full' | 'damaged' | 'newer';

type Store = StoreApi<{ readonly files: CaseFiles }>;

function read(storage: Storage, report: (problem: Problem) => void): CaseFiles {
  const files: Record<string, CaseFiles[string]> = {};
  // Object.keys(storage) would also work, but a hostile page may have stored a key named "length".
  const keys = Array.from({ length: storage.length }, (_, i) => storage.key(i) ?? '');
  for (const key of keys.filter((name) => name.startsWith(PREFIX))) {
    const id = key.slice(PREFIX.length);
    const stored = readCaseFile(storage.getItem(key) ?? '', id);
    if (stored.kind === 'file') files[id] = stored.file;
    else report(stored.kind);
    if (stored.kind === 'damaged') storage.removeItem(key);
  }
  return files;
}

/** Every case has its own key, so that two tabs never overwrite each other's cases. */
function write(storage: Storage, now: CaseFiles, before: CaseFiles): void {
  for (const id of Object.keys(before)) if (!Object.hasOwn(now, id)) storage.removeItem(PREFIX + id);
  for (const [id, file] of Object.entries(now)) {
    if (before[id] !== file) storage.setItem(PREFIX + id, JSON.stringify(file));
  }
}

/** Reads what is stored into the store, and from then on writes every change back. Returns how to stop. */
export function persist(store: Store, storage: Storage, report: (problem: Problem) => void): () => void {
  let adopting = false;
  const adopt = (files: CaseFiles) => {
    adopting = true;
    store.setState({ files });
    adopting = false;
  };
  const fromOtherTab = (event: StorageEvent) => {
    if (event.storageArea !== storage) return;
    if (event.key === null) adopt(read(storage, report));
    if (!event.key?.startsWith(PREFIX)) return;
    const id = event.key.slice(PREFIX.length);
    const stored = event.newValue === null ? undefined : readCaseFile(event.newValue, id);
    const others = withoutKey(store.getState().files, id);
    adopt(stored?.kind === 'file' ? { ...others, [id]: stored.file } : others);
  };

  adopt({ ...read(storage, report), ...store.getState().files });
  const unsubscribe = store.subscribe(({ files }, { files: before }) => {
    if (adopting) return;
    try {
      write(storage, files, before);
    } catch {
      report('storage-full');
    }
  });
  window.addEventListener('storage', fromOtherTab);
  return () => {
    unsubscribe();
    window.removeEventListener('storage', fromOtherTab);
  };
}

/** Some browsers throw on the mere mention of localStorage where cookies are blocked. */
export function browserStorage(): Storage | undefined {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
}
