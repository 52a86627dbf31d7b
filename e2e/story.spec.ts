import { readdirSync, readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';

/** MySQL bound to 127.0.0.1, a client elsewhere: from the recorded error to the verdict, on recorded output only. */

const RECORDED = new URL('lab/faults/loopback-only-mariadb/recorded/', import.meta.url);

function recorded(name: string): string {
  return readFileSync(new URL(name, RECORDED), 'utf8');
}

/** A recording's command, without its prompt. */
function commandOf(text: string): string {
  return (text.split('\n', 1)[0] ?? '').replace(/^\S+\$ /, '');
}

/** The client's error without its command: what a log or a chat would show. */
const ERROR = recorded('client.nc-openbsd.txt').split('\n').slice(1).join('\n').trim();

async function openWith(page: Page, text: string): Promise<void> {
  await page.goto('/');
  await page.getByLabel(/^Paste an error/).fill(text);
  await page.getByRole('button', { name: 'Read it' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

async function answerStep(page: Page, output: string): Promise<void> {
  await page.getByLabel('What it printed').fill(output);
  await page.getByRole('button', { name: 'Read it' }).first().click();
}

/** The recording of exactly the command that the page offers under this tab; fails where there is none. */
async function recordingOfOffer(page: Page, tab: string, suffix = '.txt'): Promise<string> {
  await page.getByRole('tab', { name: tab, exact: true }).first().click();
  const offered = await page.getByRole('tabpanel').locator('figure').first().getAttribute('data-command');
  // `recipe.listeners-ss.txt`, and `recipe.listeners-ss.web3.txt` for the same command on another machine.
  const files = readdirSync(RECORDED).filter(
    (file) => file.startsWith('recipe.') && file === `${file.split('.', 2).join('.')}${suffix}`,
  );
  const match = files.map(recorded).find((text) => commandOf(text) === offered);
  expect(match, `no recording of ${offered ?? 'the offered command'}`).toBeDefined();
  return match ?? '';
}

test('from the client’s error to the verdict, its fix, its undo and its proof', async ({ page }) => {
  await openWith(page, ERROR);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('3306');
  await expect(page.getByText('Confirmed', { exact: true })).toHaveCount(0);

  await answerStep(page, await recordingOfOffer(page, 'ss'));

  await expect(page.getByText('Confirmed', { exact: true })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'MySQL or MariaDB listens on 127.0.0.1 only, so nothing takes 10.77.2.2 on port 3306.',
  );
  const verdict = page.getByRole('region', { name: /listens on 127\.0\.0\.1 only/ });
  await expect(verdict).toContainText(ERROR);
  await expect(verdict).toContainText('127.0.0.1:3306');
  await expect(verdict.getByRole('heading', { name: 'Fix' })).toBeVisible();
  await expect(verdict.locator('figure').first()).toContainText('bind-address');
  await verdict.getByText('Undo', { exact: true }).click();
  await expect(verdict).toContainText('sudo rm /etc/mysql/mariadb.conf.d/99-bind-address.cnf');
  await expect(verdict.getByRole('heading', { name: /Prove/ })).toBeVisible();
  const proof = await verdict.locator('figure').last().getAttribute('data-command');
  expect(proof).toBe('nc -vz -w 3 10.77.2.2 3306');

  const why = page.getByRole('region', { name: 'Why not something else' });
  for (const rival of ['not-listening', 'wrong-port', 'firewall-reject', 'wrong-host', 'flapping-listener']) {
    await expect(why.locator(`[data-cause="${rival}"]`).first()).toBeAttached();
  }
});

for (const tab of ['netstat', 'lsof', 'cat'] as const) {
  test(`the same verdict from ${tab}`, async ({ page }) => {
    await openWith(page, ERROR);
    await answerStep(page, await recordingOfOffer(page, tab));
    await expect(page.getByText('Confirmed', { exact: true })).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('127.0.0.1 only');
  });
}

test('a listing from another machine is not taken for the server’s', async ({ page }) => {
  await openWith(page, ERROR);
  await answerStep(page, await recordingOfOffer(page, 'ss', '.web3.txt'));
  await expect(page.getByRole('article')).toHaveCount(2);
  await expect(page.getByText('Confirmed', { exact: true })).toHaveCount(0);
  await expect(page.getByText(/do not include 10\.77\.2\.2/).first()).toBeVisible();
});

test('a listing whose end is cut off settles nothing', async ({ page }) => {
  await openWith(page, ERROR);
  const whole = await recordingOfOffer(page, 'ss');
  await answerStep(page, whole.replace(/== tcpwhy end\s*$/, ''));
  await expect(page.getByRole('article')).toHaveCount(2);
  await expect(page.getByText('Confirmed', { exact: true })).toHaveCount(0);
});

test('after the fix the proof’s output says that TCP connects', async ({ page }) => {
  await page.goto('/#/case?target=10.77.2.2&port=3306&symptom=refused');
  const box = page.getByLabel('Anything that a command printed, a log, an error message');
  await box.fill(recorded('recipe.probe-nc.fixed.txt'));
  await box.press('Control+Enter');
  await expect(page.getByText('Confirmed', { exact: true })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('TCP connects');
});
