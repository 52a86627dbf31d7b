import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';

/** Refused, and no access to the server: the case ends in a text for whoever has it. */

const ERROR = 'nc: connect to 10.77.2.2 port 3306 (tcp) failed: Connection refused';
const LISTING = readFileSync(
  new URL('lab/faults/loopback-only-mariadb/recorded/recipe.listeners-ss.txt', import.meta.url),
  'utf8',
);

async function openWithError(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByLabel(/^Paste an error/).fill(ERROR);
  await page.getByRole('button', { name: 'Read it' }).click();
  await expect(page.locator('#now-heading')).toBeVisible();
}

/** The command that is offered now. */
async function offered(page: Page): Promise<string> {
  return (await page.locator('figure').first().getAttribute('data-command')) ?? 'no command';
}

async function loseServer(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'I cannot run this on the server' }).first().click();
  await expect(page.getByRole('region', { name: 'Set aside' })).toBeVisible();
}

/** Sets aside what is left to run, until the text to hand over stands in place of a step. */
async function openHandover(page: Page): Promise<void> {
  await openWithError(page);
  await loseServer(page);
  const cannot = page.getByRole('button', { name: /^I cannot run this/ });
  while ((await cannot.count()) > 0) await cannot.first().click();
  await expect(page.locator('pre[aria-label="Text to hand over"]')).toBeVisible();
}

async function expectNoViolations(page: Page): Promise<void> {
  const axe = new AxeBuilder({ page }).withTags([
    'wcag2a',
    'wcag2aa',
    'wcag21aa',
    'wcag22aa',
    'best-practice',
  ]);
  const { violations } = await axe.analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}

test('without access to the server the text holds the error, what remains, and the commands', async ({
  page,
}) => {
  await openWithError(page);
  const command = await offered(page);
  const heading = page.locator('#now-heading');
  const asked = await heading.textContent();
  await loseServer(page);
  await expect(heading).not.toHaveText(asked ?? '');
  await expect(heading).toBeFocused();

  await page.getByRole('link', { name: 'Hand over' }).click();
  await expect(page.getByRole('checkbox', { name: 'the server' })).toBeChecked();
  const text = page.locator('pre[aria-label="Text to hand over"]');
  await expect(text).toContainText(ERROR);
  await expect(text).toContainText('has no access to the server');
  await expect(text).toContainText('## What remains');
  await expect(text).toContainText('It listens on loopback only');
  await expect(text).toContainText('## To run on the server');
  await expect(text).toContainText(command);
  await expect(text).toContainText('nft list ruleset');
  await expect(text).toContainText('## What to send back');
  await expect(text).not.toContainText('## To run on the client');
});

test('it is saved and copied as it stands', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openWithError(page);
  await page.getByRole('link', { name: 'Hand over' }).click();
  const text = await page.locator('pre[aria-label="Text to hand over"]').textContent();
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save .txt' }).click();
  const download = await saving;
  expect(download.suggestedFilename()).toBe('tcpwhy-10.77.2.2-3306.txt');
  expect(readFileSync(await download.path(), 'utf8')).toBe(text);
  await page.getByRole('button', { name: /^Copy/ }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text);
});

test('what cannot be run stays set aside after a reload, and comes back by Undo and by hand', async ({
  page,
}) => {
  await openWithError(page);
  const before = await offered(page);
  await loseServer(page);
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('region', { name: 'Set aside' })).toHaveCount(0);
  expect(await offered(page)).toBe(before);

  await loseServer(page);
  await page.reload();
  const aside = page.getByRole('region', { name: 'Set aside' });
  await expect(aside).toContainText('on the server');
  await expect(page.getByRole('button', { name: 'I cannot run this on the server' })).toHaveCount(0);
  await aside.getByRole('button', { name: 'I can run them on the server' }).click();
  await expect(aside).toHaveCount(0);
  await expect(page.locator('figure').first()).toHaveAttribute('data-command', before);
});

test('what comes back is pasted, and the case goes on to the verdict', async ({ page }) => {
  await openHandover(page);
  await page.getByText('Add another paste').click();
  const box = page.getByLabel('Anything that a command printed, a log, an error message');
  await box.fill(LISTING);
  await box.press('Control+Enter');
  await expect(page.getByText('Confirmed', { exact: true })).toBeVisible();
  const text = page.locator('pre[aria-label="Text to hand over"]');
  await expect(text).toContainText('## The fix');
  await expect(text).toContainText('To take it back:');
  await expect(text).toContainText('## How to keep it from coming back');
});

const INSIDE = [
  {
    name: 'container',
    link: 'serverPlatform=container&container=db_1',
    exec: /^docker exec db_1 sh -c /,
    enter: /sudo nsenter -t "\$\(sudo docker inspect -f '\{\{\.State\.Pid\}\}' db_1\)" -n ss -lntp/,
  },
  {
    name: 'pod',
    link: 'serverPlatform=pod&pod=db-0&namespace=prod',
    exec: /^kubectl exec -n prod db-0 -- sh -c /,
    enter: /sudo nsenter -t "\$\(sudo crictl inspectp [^)]*crictl pods -q --name '\^db-0\$'/,
  },
] as const;

for (const { name, link, exec, enter } of INSIDE) {
  test(`a ${name} gets commands that look inside it`, async ({ page }) => {
    await page.goto(`/#/case?target=10.77.2.2&port=3306&symptom=refused&${link}`);
    const card = page.getByRole('tabpanel').locator('figure').first();
    await expect(card).toHaveAttribute('data-command', exec);
    await expect(card).not.toContainText('sudo');
    await page.getByRole('tab', { name: 'nsenter, ss' }).click();
    await expect(card).toHaveAttribute('data-command', enter);
    await expect(page.getByText(/^Taken from: .*nsenter\(1\)/)).toBeVisible();
  });
}

test('a container that nobody named is asked for, not guessed', async ({ page }) => {
  await page.goto('/#/case?target=10.77.2.2&port=3306&symptom=refused&serverPlatform=container');
  const step = page.getByRole('region', { name: /listening/ });
  await expect(step).toBeVisible();
  await expect(step.locator('figure')).toHaveCount(0);
  await step.getByLabel('Container').fill('db_1');
  await page.keyboard.press('Enter');
  await expect(step.locator('figure').first()).toHaveAttribute('data-command', /^docker exec db_1 /);
});

const SCREENS = [
  {
    name: 'hand over',
    open: async (page: Page) => {
      await openWithError(page);
      await page.getByRole('link', { name: 'Hand over' }).click();
      await expect(page.getByRole('checkbox', { name: 'the server' })).toBeVisible();
    },
  },
  { name: 'no step left', open: openHandover },
] as const;

for (const { name, open } of SCREENS) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing and nothing scrolls sideways: ${name}, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width: colorScheme === 'light' ? 360 : 1280, height: 800 });
      await open(page);
      await expectNoViolations(page);
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(over).toBe(0);
    });
  }
}
