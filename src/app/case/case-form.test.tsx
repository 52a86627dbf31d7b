import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { emptyStores, mount, unmount } from '../mount.fixture.tsx';
import { getCase, openCase, useCaseFile } from '../store/case-store.ts';
import { CaseForm } from './case-form.tsx';

function Form({ id }: { readonly id: string }) {
  const file = useCaseFile(id);
  return file && <CaseForm file={file} known={{ service: 'mysql' }} />;
}

let id: string;

beforeEach(() => {
  emptyStores();
  id = openCase({ target: 'db1' }).id;
  mount(<Form id={id} />);
});
afterEach(unmount);

test('a field is saved when it is left', async () => {
  await page.getByLabelText('Port').fill('3306');
  await userEvent.keyboard('{Tab}');
  await expect.poll(() => getCase(id)?.case.port).toBe(3306);
});

test('what cannot be a port is refused with a sentence, and nothing is saved', async () => {
  const port = page.getByLabelText('Port');
  await port.fill('70000');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText(/is not a port: give/)).toBeVisible();
  await expect.element(port).toHaveAttribute('aria-invalid', 'true');
  expect(getCase(id)?.case.port).toBeUndefined();
});

test('a target with a port fills both', async () => {
  await page.getByLabelText('Target').fill('db2:5432');
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => getCase(id)?.case).toEqual({ target: 'db2', port: 5432 });
});

test('an emptied field is unset; what the pastes say is shown beside it', async () => {
  await page.getByLabelText('Target').fill('');
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => getCase(id)?.case).toEqual({});
  await expect.element(page.getByText('mysql, read from your pastes')).toBeVisible();
});
