import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { mount, unmount } from '../mount.fixture.tsx';
import { PasteView } from './paste-view.tsx';

afterEach(unmount);

const show = (text: string) => {
  mount(<PasteView caseId="abc123" paste={{ id: 'paste1', text }} evidence={0} diagnosis={undefined} />);
};

test('markup in a paste is text', async () => {
  const hostile = `<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>`;
  show(hostile);
  await expect.element(page.getByText(hostile)).toBeVisible();
  expect(document.querySelector('img, script[src=""]')).toBeNull();
  expect('hacked' in window).toBe(false);
});

test('marks that would reorder a line are shown by name', async () => {
  show('rm \u202Egpj.sh');
  await expect.element(page.getByText('U+202E')).toBeVisible();
  expect(document.querySelector('li')?.textContent).not.toContain('\u202E');
});

test('a line of 100,000 characters is cut, and can be asked for', async () => {
  show('x'.repeat(100_000));
  await expect.element(page.getByRole('button', { name: '99,000 more characters' })).toBeVisible();
  expect(document.body.textContent.length).toBeLessThan(3000);
});

test('of a million lines few are drawn, and the others can be asked for', async () => {
  show('line\n'.repeat(1_000_000));
  await expect.element(page.getByText('1,000,000 lines')).toBeVisible();
  expect(document.querySelectorAll('li').length).toBeLessThan(50);
  await page.getByRole('button', { name: /^Show 500 of/ }).click();
  await expect.poll(() => document.querySelectorAll('li').length).toBeGreaterThan(500);
});
