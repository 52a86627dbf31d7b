import { afterEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { mount, unmount } from '../mount.fixture.tsx';
import { CommandCard } from './command-card.tsx';

afterEach(() => {
  vi.restoreAllMocks();
  unmount();
});

const show = (command: string) => {
  mount(
    <CommandCard run={{ where: 'server', tool: 'ss', shell: 'posix', command, root: true }} known={{}} />,
  );
};

test('Copy gives the exact command, without a line feed that would run it', async () => {
  const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  show('sudo ss -lntp\n');
  const button = page.getByRole('button', { name: 'Copy the command to run on the server' });
  await button.click();
  expect(write).toHaveBeenCalledWith('sudo ss -lntp');
  await expect.element(page.getByRole('button', { name: 'Copied' })).toBeVisible();
});

test('where the clipboard is out of reach, the old way is tried', async () => {
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('denied'));
  const old = vi.spyOn(document, 'execCommand').mockReturnValue(false);
  show('ss');
  await page.getByRole('button', { name: /^Copy/ }).click();
  expect(old).toHaveBeenCalledWith('copy');
  await expect.element(page.getByRole('button', { name: 'Select and copy' })).toBeVisible();
});
