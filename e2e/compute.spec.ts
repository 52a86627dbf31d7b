import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';

/** The screens that compute: their links, their answers, the keyboard, axe. */

test.beforeEach(({ page, baseURL }) => {
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') throw new Error(message.text());
  });
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== baseURL) throw new Error(`request to ${request.url()}`);
  });
});

test('a timeouts link computes who gives up first, and typing changes the link', async ({ page }) => {
  await page.goto('/#/timeouts?retries=6&linear=4&tool=curl&timeout=10');
  await expect(page.getByText(/^curl ends it, after 10 s, when 7 SYNs have left/)).toBeVisible();
  const table = page.getByRole('group', { name: 'The SYNs, one by one' });
  await expect(table.getByRole('row')).toHaveCount(14);
  await expect(table.getByRole('row').last()).toContainText('131 s');

  await page.getByLabel('tcp_syn_retries').fill('1');
  await page.getByLabel('Its time, in seconds').fill('60');
  await expect(
    page.getByText(/^The kernel ends it, 3 s after the first SYN.*The 60 s of curl/),
  ).toBeVisible();
  await expect(page).toHaveURL(/retries=1&linear=4&tool=curl&timeout=60$/);

  await page.getByLabel('It took, in seconds').fill('63.0');
  await expect(page.getByText(/tcp_syn_retries=5 ends after 63 s/)).toBeVisible();
});

test('a hostile link loses only what is bad in it', async ({ page }) => {
  await page.goto(
    '/#/timeouts?retries=1e9&linear=0&tool=__proto__&timeout=-1&took=<script>&ended=constructor',
  );
  await expect(page.getByText(/was not used/)).toHaveCount(5);
  await expect(page.getByText(/^The kernel ends it, 127 s/)).toBeVisible();
  await page.goto('/#/queues?backlog=9e9&somaxconn=100&maxSynBacklog=x&syncookies=7');
  await expect(page.getByText(/was not used/)).toHaveCount(3);
  await expect(page.getByText('The accept queue holds 101 connections')).toBeVisible();
});

test('a queues link computes both queues, and cookies change what an overflow does', async ({ page }) => {
  await page.goto('/#/queues?backlog=511&somaxconn=4096&maxSynBacklog=64&syncookies=1');
  await expect(page.getByText('The accept queue holds 512 connections')).toBeVisible();
  await expect(page.getByText(/^512 half-open connections/)).toBeVisible();
  await page.getByLabel('tcp_syncookies').selectOption('0');
  await expect(page.getByText(/^49 half-open connections/)).toBeVisible();
  await expect(page.getByText(/further SYNs are dropped/)).toBeVisible();
  await page.getByLabel('Use the backlog of Java 17, ServerSocket').click();
  await expect(page).toHaveURL(/backlog=50/);
  await expect(page.getByText('The accept queue holds 51 connections')).toBeVisible();
});

test('a pasted ss listing fills the backlog', async ({ page }) => {
  await page.goto('/#/queues');
  await page
    .getByLabel(/^Paste what sysctl or ss/)
    .fill(
      [
        'State  Recv-Q Send-Q Local Address:Port Peer Address:Port Process',
        'LISTEN 0      80         0.0.0.0:3306      0.0.0.0:*',
      ].join('\n'),
    );
  await page.getByRole('button', { name: 'Read it' }).click();
  await expect(page.getByText('Taken from the paste: limit of port 3306 = 80.')).toBeVisible();
  await expect(page.getByLabel('backlog', { exact: true })).toHaveValue('80');
});

test('pasted settings fill the timeouts', async ({ page }) => {
  await page.goto('/#/timeouts');
  await page
    .getByLabel(/^Paste what sysctl/)
    .fill(
      '$ sysctl net.ipv4.tcp_syn_retries net.ipv4.tcp_syn_linear_timeouts\nnet.ipv4.tcp_syn_retries = 2\nnet.ipv4.tcp_syn_linear_timeouts = 0\n',
    );
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/^Taken from the paste: net\.ipv4\.tcp_syn_retries = 2,/)).toBeVisible();
  await expect(page).toHaveURL(/retries=2&linear=0$/);
  await expect(page.getByText(/^The kernel ends it, 7 s .* 3 SYNs have left/)).toBeVisible();
});

test('cause pages lead to what computes them', async ({ page }) => {
  await page.goto('/#/cause/accept-queue-overflow');
  await page.getByRole('link', { name: /the queues, computed/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^Queues/ })).toBeVisible();
});

for (const hash of ['timeouts?tool=curl&timeout=10&took=63', 'queues?syncookies=0'])
  for (const colorScheme of ['light', 'dark'] as const)
    test(`axe finds nothing on ${hash}, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.goto(`/#/${hash}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    });

test('nothing is wider than a phone', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  for (const hash of ['timeouts?tool=curl&timeout=10', 'queues']) {
    await page.goto(`/#/${hash}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  }
});
