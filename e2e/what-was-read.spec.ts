import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';

const UNREADABLE = [
  'Since the last release the shop is slow, and nobody knows why.',
  'It was fine on Monday.',
].join('\n');
const TWO = [
  'app-1  | 2026-11-21 03:00:05 INFO ready',
  'nc: connect to db1 port 5432 (tcp) failed: Connection refused',
  'nc: connect to db2 port 3306 (tcp) failed: Connection refused',
].join('\n');
const ERROR = 'nc: connect to db1 port 5432 (tcp) failed: Connection refused';

async function read(page: Page, text: string): Promise<void> {
  await page.goto('/');
  await page.getByLabel(/^Paste an error/).fill(text);
  await page.getByRole('button', { name: 'Read it' }).click();
  await expect(page.locator('#now-heading')).toBeVisible();
}

async function checkScreen(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  for (const width of [360, 1280, 1920]) {
    await page.setViewportSize({ width, height: 800 });
    const over = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(over).toBe(0);
  }
}

test('a text that is not understood: said at the top, asked about, and replaced', async ({ page }) => {
  await read(page, UNREADABLE);
  const panel = page.getByRole('region', { name: 'Nothing in this paste was understood' });
  await expect(panel).toContainText('It was fine on Monday.');
  await expect(page.getByText('Nothing speaks for or against any of them yet.')).toBeVisible();
  await expect(page.locator('#paste-1-line-2')).toHaveAttribute('data-state', 'unread');

  await panel.getByRole('radio', { name: /^An error message/ }).check();
  await expect(panel).toContainText('Paste the error’s whole line, with the host and the port in it.');
  await panel.getByLabel('Paste it here, in place of paste 1').fill(ERROR);
  await panel.getByRole('button', { name: 'Read it' }).click();

  await expect(panel).toHaveCount(0);
  await expect(page.getByRole('article')).toHaveCount(1);
  await expect(page.locator('#paste-1-line-1')).toContainText('Connection refused');
  await expect(page.getByRole('banner')).toContainText('db1:5432');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(panel).toBeVisible();
});

test('what is typed in its place fills the case', async ({ page }) => {
  await read(page, UNREADABLE);
  await page.getByLabel('Paste it here, in place of paste 1').fill('nc -vz db1 5432');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('banner')).toContainText('db1:5432');
  await expect(page.getByRole('article')).toHaveCount(0);
});

test('two attempts in one paste: which was taken, the other by one click, and a line that says nothing', async ({
  page,
}) => {
  await read(page, TWO);
  const choice = page.getByRole('region', { name: 'Several attempts' });
  await expect(choice).toContainText('This is about db2:3306, the last one that failed.');
  await expect(page.getByRole('banner')).toContainText('db2:3306');
  await expect(page.locator('#paste-1-line-1')).toHaveAttribute('data-state', 'unread');
  await expect(page.locator('#paste-1-line-1')).toContainText('not understood');

  await choice.getByRole('button', { name: 'db1:5432' }).click();
  await expect(page.getByRole('banner')).toContainText('db1:5432');
  await choice.getByRole('button', { name: 'db2:3306' }).click();
  await expect(page.getByRole('banner')).toContainText('db2:3306');
  await page.reload();
  await expect(page.getByRole('banner')).toContainText('db2:3306');
  await expect(choice).toHaveCount(0);
});

const SCREENS: readonly { readonly name: string; readonly open: (page: Page) => Promise<unknown> }[] = [
  { name: 'not understood', open: (page) => read(page, UNREADABLE) },
  {
    name: 'not understood, a kind chosen',
    open: async (page) => {
      await read(page, UNREADABLE);
      await page.getByRole('radio', { name: /^A command/ }).check();
    },
  },
  {
    name: 'not understood beside what was',
    open: async (page) => {
      await read(page, ERROR);
      await page.getByText('Add another paste').click();
      await page.getByLabel(/^Anything that a command printed/).fill(UNREADABLE);
      await page.keyboard.press('Control+Enter');
      await page.getByText('Nothing in paste 2 was understood: what helps instead').click();
      await expect(page.getByRole('radio').first()).toBeVisible();
    },
  },
  { name: 'several attempts', open: (page) => read(page, TWO) },
  {
    name: 'several attempts, one chosen',
    open: async (page) => {
      await read(page, TWO);
      await page.getByRole('button', { name: 'db2:3306' }).click();
    },
  },
];

for (const { name, open } of SCREENS) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing, and nothing scrolls sideways: ${name}, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await open(page);
      await checkScreen(page);
    });
  }
}
