import { AxeBuilder } from '@axe-core/playwright';
import { expect, test as base, type Page } from '@playwright/test';

const ERROR = 'nc: connect to 10.77.0.2 port 3306 (tcp) failed: Connection refused';
const LISTING = [
  'root@db1:~# ip -br addr',
  'lo               UNKNOWN        127.0.0.1/8 ::1/128',
  'eth0             UP             10.77.0.2/24',
  'root@db1:~# ss -lntp',
  'State  Recv-Q Send-Q Local Address:Port Peer Address:PortProcess',
  'LISTEN 0      80         127.0.0.1:3306      0.0.0.0:*    users:(("mariadbd",pid=812,fd=21))',
  'LISTEN 0      128          0.0.0.0:22        0.0.0.0:*    users:(("sshd",pid=600,fd=3))',
  'root@db1:~#',
].join('\n');
const HASH_ID = /#\/case\/[a-z0-9]{6,}$/;

/** Every test here also fails on an error in the console, a breach of the policy, or a request to another origin. */
const test = base.extend<{ watched: undefined }>({
  watched: [
    async ({ page, baseURL }, use) => {
      const wrong: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') wrong.push(message.text());
      });
      page.on('pageerror', (error) => wrong.push(error.message));
      page.on('request', (request) => {
        if (new URL(request.url()).origin !== baseURL) wrong.push(`request to ${request.url()}`);
      });
      await use(undefined);
      expect(wrong).toEqual([]);
    },
    { auto: true },
  ],
});

async function openWithError(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByLabel(/^Paste an error/).fill(ERROR);
  await page.getByRole('button', { name: 'Read it' }).click();
  await expect(page).toHaveURL(HASH_ID);
  await expect(page.locator('#now-heading')).toBeVisible();
}

async function openVerdict(page: Page): Promise<void> {
  await openWithError(page);
  await page.getByLabel('What it printed').first().fill(LISTING);
  await page.getByRole('button', { name: 'Read it' }).first().click();
  await expect(page.getByText('Confirmed', { exact: true })).toBeVisible();
}

/** Two statements that cannot both be true. */
async function openConflict(page: Page): Promise<void> {
  await openVerdict(page);
  const trail = page.getByRole('region', { name: 'How we got here' });
  await trail.getByText('Change', { exact: true }).last().click();
  await trail.getByRole('button', { name: 'Not listed' }).click();
  await expect(page.getByRole('region', { name: 'Contradiction' })).toBeVisible();
}

/** Cases in this browser, as the start screen lists them. */
async function countCases(page: Page): Promise<number> {
  await page.goto('/#/');
  await expect(page.getByRole('heading', { name: 'Open cases' })).toBeVisible();
  return page.getByRole('button', { name: /^Delete case/ }).count();
}

test('a pasted error fills the case, lights its line and offers a next command', async ({ page }) => {
  await openWithError(page);

  await expect(page.getByText('10.77.0.2:3306', { exact: false }).first()).toBeVisible();
  const line = page.locator('#paste-1-line-1');
  await expect(line).toContainText(ERROR);
  await expect(line).toHaveAttribute('data-state', 'cited');
  await expect(page.getByRole('figure').first()).toContainText(/Run on the (server|client)/);
  await expect(page.getByText('confirmed', { exact: true })).toHaveCount(0);
});

test('a reload keeps the paste, its place and the answers by hand', async ({ page }) => {
  await openWithError(page);
  await page.getByLabel('Place of Paste 1').selectOption('client');
  await page.getByLabel('Label of Paste 1').fill('from app1');
  await page.getByRole('group', { name: 'Answer by hand' }).first().getByRole('button').first().click();
  const title = await page.getByRole('heading', { level: 1 }).textContent();

  await page.reload();

  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title ?? '');
  await expect(page.getByLabel('Place of Paste 1')).toHaveValue('client');
  await expect(page.getByLabel('Label of Paste 1')).toHaveValue('from app1');
  await expect(page.getByText('answered by hand').first()).toBeVisible();
});

test('a removed paste comes back by Ctrl+Z', async ({ page }) => {
  await openWithError(page);
  await page.getByRole('button', { name: 'Remove Paste 1' }).click();
  await expect(page.getByRole('article')).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('article', { name: 'Paste 1' })).toBeVisible();
});

test('a link opens a new case, refuses what is wrong by itself, and makes no second case on reload', async ({
  page,
}) => {
  await openWithError(page);

  await page.goto('/#/case?target=db1.internal&port=70000&symptom=refused&colour=red');
  await expect(page).toHaveURL(HASH_ID);

  const refused = page.getByRole('region', { name: 'Not used' });
  await expect(refused).toContainText('Port: “70000” is not a port');
  await expect(refused).toContainText('colour: No link parameter has this name.');
  await expect(page.getByRole('banner')).toContainText('db1.internal');
  await expect(page.getByRole('banner')).toContainText('refused');

  await page.reload();
  await expect(refused).toContainText('70000');
  expect(await countCases(page)).toBe(2);
  await page.goBack();
  expect(await countCases(page)).toBe(2);
});

test('a symptom link opens a case for it; unknown ones and unknown pages say where to go', async ({
  page,
}) => {
  await page.goto('/#/symptom/refused');
  await expect(page).toHaveURL(HASH_ID);
  await expect(page.getByRole('banner')).toContainText('refused');

  await page.goto('/#/symptom/sad');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no symptom of this name.');
  await page.goto('/#/cause/nothing');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no cause of this name.');
  await page.goto('/#/case/zzzzzzzz');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This case is not in this browser.');
  await page.goto('/#/nowhere');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no such page.');
});

test('hostile text stays text, from a paste, a link and the storage', async ({ page }) => {
  const hostile = '<img src=x onerror="document.title=\'owned\'">';
  await page.goto('/');
  await page.evaluate((text) => {
    const file = {
      version: 1,
      case: { target: text },
      evidence: [{ text, label: text }],
      answers: { [text]: text },
    };
    localStorage.setItem('tcpwhy:case:hostile1', JSON.stringify(file));
  }, hostile);
  await page.goto(`/#/case?target=${encodeURIComponent(hostile)}`);
  await expect(page.getByRole('region', { name: 'Not used' })).toContainText('<img');
  await page.reload();
  await page.goto('/#/case/hostile1');
  await expect(page.getByRole('article')).toContainText(hostile);
  await expect(page.locator('img')).toHaveCount(0);
  await expect(page).not.toHaveTitle('owned');
});

test('keyboard alone: from the error to the next step, its answer and back', async ({ page }) => {
  await page.goto('/');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Skip to the content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(page.getByLabel(/^Paste an error/)).toBeFocused();
  await page.keyboard.insertText(ERROR);
  await page.keyboard.press('Control+Enter');
  await expect(page).toHaveURL(HASH_ID);

  const heading = page.locator('#now-heading');
  const first = await heading.textContent();
  const answer = page.getByRole('group', { name: 'Answer by hand' }).first().getByRole('button').first();
  for (let presses = 0; presses < 60; presses++) {
    if (await answer.evaluate((button) => button === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await expect(answer).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(heading).not.toHaveText(first ?? '');
  await expect(heading).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(heading).toHaveText(first ?? '');
});

const SCREENS: readonly { readonly name: string; readonly open: (page: Page) => Promise<unknown> }[] = [
  { name: 'start', open: (page) => page.goto('/') },
  { name: 'case', open: openWithError },
  { name: 'verdict', open: openVerdict },
  { name: 'contradiction', open: openConflict },
  { name: 'case without a target', open: (page) => page.goto('/#/symptom/timeout') },
  {
    name: 'case form with a refusal',
    open: async (page) => {
      await openWithError(page);
      await page.getByRole('button', { name: 'Edit' }).click();
      await page.getByRole('form').getByLabel('Port').fill('70000');
      await page.keyboard.press('Enter');
      await page.getByText('ruled out, and by what').click();
    },
  },
  { name: 'refused link', open: (page) => page.goto('/#/case?target=db1&port=x') },
  { name: 'causes', open: (page) => page.goto('/#/causes') },
  { name: 'cause', open: (page) => page.goto('/#/cause/loopback-only') },
  { name: 'nowhere', open: (page) => page.goto('/#/nowhere') },
];

for (const { name, open } of SCREENS) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing: ${name}, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await open(page);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
      const axe = new AxeBuilder({ page }).withTags([
        'wcag2a',
        'wcag2aa',
        'wcag21aa',
        'wcag22aa',
        'best-practice',
      ]);
      const { violations } = await axe.analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    });
  }

  for (const width of [360, 1280, 1920]) {
    test(`no sideways scrolling: ${name}, ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 });
      await open(page);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(over).toBe(0);
    });
  }
}

test('colours follow the system until chosen, and the choice is kept', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('/');
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const dark = await background();
  await page.getByRole('button', { name: /^Colours/ }).click();
  await expect.poll(background).not.toBe(dark);
  const light = await background();
  await page.reload();
  await expect.poll(background).toBe(light);
});

test('a paste of a million lines leaves the page responsive', async ({ page }) => {
  test.slow();
  const workers: string[] = [];
  page.on('worker', (worker) => workers.push(worker.url()));
  await page.goto('/');
  await page.getByLabel(/^Paste an error/).evaluate((box, error) => {
    const data = new DataTransfer();
    data.setData('text/plain', `${'2026-11-21 03:00:00 INFO nothing to see\n'.repeat(999_999)}${error}`);
    box.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, ERROR);
  await expect(page.getByText('1,000,000 lines')).toBeVisible();
  await page.getByRole('button', { name: 'Read it' }).click();
  await expect(page).toHaveURL(HASH_ID);
  // The longest time that the page did not react while the paste was read.
  const longest = await page.evaluate(async () => {
    let last = performance.now();
    let worst = 0;
    while (document.querySelector('#now-heading') === null) {
      await new Promise((resolve) => setTimeout(resolve, 10));
      worst = Math.max(worst, performance.now() - last);
      last = performance.now();
    }
    return worst;
  });
  expect(longest).toBeLessThan(2500);
  expect(workers).toHaveLength(1);
  await expect(page.locator('#paste-1-line-1000000')).toContainText('Connection refused');
  expect(await page.locator('#paste-1 li').count()).toBeLessThan(700);
});
