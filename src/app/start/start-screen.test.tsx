import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { MemoryRouter } from 'react-router';
import { UndoToast } from '../frame/undo-toast.tsx';
import { emptyStores, mount, unmount } from '../mount.fixture.tsx';
import { caseStore, latestFirst, openCase } from '../store/case-store.ts';
import { StartScreen } from './start-screen.tsx';

const cases = () => latestFirst(caseStore.getState().files);
const box = () => page.getByRole('textbox');

beforeEach(() => {
  emptyStores();
  mount(
    <MemoryRouter>
      <StartScreen />
      <UndoToast />
    </MemoryRouter>,
  );
});
afterEach(unmount);

test('a pasted error becomes a case with one paste', async () => {
  await box().fill('nc: connect to db1 port 3306 (tcp) failed: Connection refused');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect
    .poll(() => cases()[0]?.evidence.map(({ text }) => text))
    .toEqual(['nc: connect to db1 port 3306 (tcp) failed: Connection refused']);
});

test('host:port becomes the target, and goes with the symptom that is chosen', async () => {
  await box().fill('db1:3306');
  await page.getByRole('button', { name: /^Refused/ }).click();
  await expect.poll(() => cases()[0]?.case).toEqual({ target: 'db1', port: 3306, symptom: 'refused' });
  expect(cases()[0]?.evidence).toEqual([]);
});

test('a typed command and typed words give fields, and are no evidence', async () => {
  await box().fill('nc -vz db1 5432');
  await page.getByRole('button', { name: 'Read it' }).click();
  await expect.poll(() => cases()[0]?.case).toEqual({ target: 'db1', port: 5432 });
  await box().fill('timeout to db2:3306');
  await page.getByRole('button', { name: 'Read it' }).click();
  await expect.poll(() => cases()[0]?.case).toEqual({ target: 'db2', port: 3306, symptom: 'timeout' });
  expect(cases().map(({ evidence }) => evidence.length)).toEqual([0, 0]);
});

test('an error’s own words behind a target stay evidence', async () => {
  await box().fill('db1 5432 connection refused');
  await page.getByRole('button', { name: 'Read it' }).click();
  await expect.poll(() => cases()[0]?.case).toEqual({ target: 'db1', port: 5432 });
  expect(cases()[0]?.evidence).toHaveLength(1);
});

test('an empty box and a bad target are said, and open nothing', async () => {
  await page.getByRole('button', { name: 'Read it' }).click();
  await expect.element(page.getByText(/There is nothing in the box yet/)).toBeVisible();
  await box().fill('db1:99999');
  await page.getByRole('button', { name: 'Read it' }).click();
  await expect.element(page.getByText(/is not a port/)).toBeVisible();
  await expect.element(box()).toHaveValue('db1:99999');
  expect(cases()).toEqual([]);
});

test('a deleted case comes back by Undo and by Ctrl+Z, but not while typing', async () => {
  openCase({ target: 'db1' });
  await page.getByRole('button', { name: 'Delete case db1' }).click();
  expect(cases()).toEqual([]);
  await page.getByRole('button', { name: 'Undo' }).click();
  expect(cases()).toHaveLength(1);
  await page.getByRole('button', { name: 'Delete case db1' }).click();
  await box().click();
  await userEvent.keyboard('{Control>}z{/Control}');
  expect(cases()).toHaveLength(0);
  (document.activeElement as HTMLElement).blur();
  await userEvent.keyboard('{Control>}z{/Control}');
  expect(cases()).toHaveLength(1);
});
