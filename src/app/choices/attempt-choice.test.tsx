import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { diagnose } from '../../engine/index.ts';
import { emptyStores, mount, unmount } from '../mount.fixture.tsx';
import { withPaste } from '../store/case-file.ts';
import { editCase, getCase, openCase, useCaseFile } from '../store/case-store.ts';
import { undoLast } from '../store/undo.ts';
import { AttemptChoice } from './attempt-choice.tsx';

const THREE = [
  'nc: connect to db1 port 5432 (tcp) failed: Connection refused',
  'nc: connect to cache1 port 6379 (tcp) failed: Connection timed out',
  'nc: connect to db2 port 3306 (tcp) failed: Connection refused',
].join('\n');

function Choice({ id }: { readonly id: string }) {
  const file = useCaseFile(id);
  return (
    file && <AttemptChoice file={file} diagnosis={diagnose({ case: file.case, evidence: file.evidence })} />
  );
}

let id: string;
const show = (text: string) => {
  id = openCase({}, { text }).id;
  mount(<Choice id={id} />);
};

beforeEach(emptyStores);
afterEach(unmount);

test('the sentence says which attempt was taken, and the others are one click away', async () => {
  show(THREE);
  await expect
    .element(page.getByRole('status'))
    .toHaveTextContent(
      'Several attempts stand in this paste. This is about db2:3306, the last one that failed.',
    );
  await expect.element(page.getByRole('button', { pressed: true })).not.toBeInTheDocument();
  await page.getByRole('button', { name: 'db1:5432' }).click();
  expect(getCase(id)?.case).toEqual({ target: 'db1', port: 5432 });
  await expect.element(page.getByRole('status')).toHaveTextContent('This is about db1:5432, as you said.');
  await page.getByRole('button', { name: 'cache1:6379' }).click();
  expect(getCase(id)?.case).toEqual({ target: 'cache1', port: 6379 });
});

test('no button changes its place when one is chosen', async () => {
  show(THREE);
  await expect.element(page.getByRole('button')).toHaveLength(3);
  const names = () =>
    page
      .getByRole('button')
      .elements()
      .map((button) => button.textContent.slice(1));
  const before = names();
  await page.getByRole('button', { name: 'cache1:6379' }).click();
  await expect.element(page.getByRole('button', { pressed: true })).toHaveTextContent('cache1:6379');
  expect(names()).toEqual(before);
});

test('the present one can be settled as meant, and Undo takes that back', async () => {
  show(THREE);
  await page.getByRole('button', { name: 'db2:3306' }).click();
  expect(getCase(id)?.case).toEqual({ target: 'db2', port: 3306 });
  undoLast();
  expect(getCase(id)?.case).toEqual({});
  await expect.element(page.getByRole('status')).toHaveTextContent('the last one that failed');
});

test('the keyboard chooses, and stays where it is', async () => {
  show(THREE);
  await expect.element(page.getByRole('button')).toHaveLength(3);
  await userEvent.keyboard('{Tab}{Tab}');
  await expect.element(page.getByRole('button', { name: 'db1:5432' })).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('button', { pressed: true })).toHaveFocus();
  await userEvent.keyboard('{Shift>}{Tab}{/Shift} ');
  expect(getCase(id)?.case).toEqual({ target: 'db2', port: 3306 });
});

test('one attempt, and new evidence after a choice, leave nothing to ask', async () => {
  show('nc: connect to db1 port 5432 (tcp) failed: Connection refused');
  await expect.element(page.getByRole('region')).not.toBeInTheDocument();
  show(THREE);
  await page.getByRole('button', { name: 'db2:3306' }).click();
  await expect.element(page.getByText(/as you said/)).toBeVisible();
  editCase(id, withPaste({ id: 'more', text: 'connection refused' }));
  await expect.element(page.getByRole('region')).not.toBeInTheDocument();
});

test('of many attempts a few are shown, and the others on request', async () => {
  const lines = Array.from(
    { length: 9 },
    (_, at) => `nc: connect to db${at + 1} port 5432 (tcp) failed: Connection refused`,
  );
  show(lines.join('\n'));
  await page.getByRole('button', { name: '4 more attempts' }).click();
  await expect.element(page.getByRole('button', { name: 'db8:5432' })).toBeVisible();
});
