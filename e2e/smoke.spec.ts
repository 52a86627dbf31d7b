import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';

test('opens from its own origin alone, within its policy, without an error', async ({ page, baseURL }) => {
  const complaints: string[] = [];
  const foreign: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== baseURL) foreign.push(request.url());
  });

  await page.goto('/');

  await expect(page).toHaveTitle(/why won't it connect/);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(complaints).toEqual([]);
  expect(foreign).toEqual([]);
});

test('refuses a script that is not a file of its own', async ({ page }) => {
  const refused: string[] = [];
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) refused.push(message.text());
  });
  await page.route('/', async (route) => {
    const response = await route.fetch();
    const html = await response.text();
    await route.fulfill({
      response,
      body: html.replace('</body>', '<script>window.planted = true</script></body>'),
    });
  });

  await page.goto('/');

  expect(await page.evaluate(() => 'planted' in window)).toBe(false);
  expect(refused).not.toEqual([]);
});

test('axe finds nothing on the first screen', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();

  const { violations } = await new AxeBuilder({ page }).analyze();

  expect(violations).toEqual([]);
});
