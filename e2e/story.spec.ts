import { expect, test } from '@playwright/test';
import { answerStep, openWith, storyOf } from './stories.ts';

/** MySQL bound to 127.0.0.1, a client elsewhere: from the recorded error to the verdict, on recorded output only. */

const { recorded, errorOf, recordingOfOffer } = storyOf('loopback-only-mariadb');
const ERROR = errorOf('client.nc-openbsd.txt');

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
