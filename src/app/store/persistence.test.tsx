import { afterEach, beforeEach, expect, test } from 'vitest';
import { emptyStores } from '../mount.fixture.tsx';
import { withPaste } from './case-file.ts';
import { caseStore, editCase, getCase, openCase, removeCase } from './case-store.ts';
import { persist, type Problem } from './persistence.ts';

let stop: () => void;
let problems: Problem[];

const start = () => {
  problems = [];
  stop = persist(caseStore, localStorage, (problem) => problems.push(problem));
};
/** As if the page were loaded anew. */
const reload = () => {
  stop();
  emptyStores();
  start();
};
const otherTab = (key: string, newValue: string | null) =>
  window.dispatchEvent(new StorageEvent('storage', { key, newValue, storageArea: localStorage }));

beforeEach(() => {
  localStorage.clear();
  emptyStores();
  start();
});
afterEach(() => {
  stop();
  localStorage.clear();
});

test('a reload keeps cases, pastes and answers', () => {
  const { id } = openCase({ target: 'db1', port: 3306 });
  editCase(id, withPaste({ id: 'paste1', text: 'Connection refused', from: 'client' }));
  const before = getCase(id);
  reload();
  expect(getCase(id)).toEqual(before);
});

test.each(['__proto__', 'constructor'])('%s in a link is no case', (id) => {
  expect(getCase(id)).toBeUndefined();
});

test('a deleted case stays deleted', () => {
  const { id } = openCase({});
  removeCase(id);
  reload();
  expect(getCase(id)).toBeUndefined();
});

test('what cannot be read is dropped with a notice, and the rest is kept', () => {
  const { id } = openCase({ target: 'db1' });
  localStorage.setItem('tcpwhy:case:broken1', '{"version":1,');
  localStorage.setItem('tcpwhy:case:../../etc', '{}');
  localStorage.setItem('tcpwhy:case:newer12', '{"version":9}');
  localStorage.setItem('length', 'not ours');
  reload();
  expect(Object.keys(caseStore.getState().files)).toEqual([id]);
  expect(new Set(problems)).toEqual(new Set(['damaged', 'newer']));
  expect(localStorage.getItem('tcpwhy:case:newer12')).not.toBeNull();
});

test('a full storage is said, and the case lives on in the tab', () => {
  const { id } = openCase({});
  editCase(id, withPaste({ id: 'paste1', text: 'x'.repeat(6_000_000) }));
  expect(problems).toEqual(['storage-full']);
  expect(getCase(id)?.evidence).toHaveLength(1);
});

test('another tab adds and removes its own cases only', () => {
  const { id } = openCase({ target: 'mine' });
  const theirs = JSON.stringify({ version: 1, case: { target: 'theirs' }, evidence: [], answers: {} });
  otherTab('tcpwhy:case:theirs1', theirs);
  expect(getCase('theirs1')?.case.target).toBe('theirs');
  expect(localStorage.getItem('tcpwhy:case:theirs1')).toBeNull();
  otherTab('tcpwhy:case:theirs1', null);
  expect(Object.keys(caseStore.getState().files)).toEqual([id]);
});
