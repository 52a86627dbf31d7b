import { expect, test } from '@playwright/test';
import { answerStep, openWith, storyOf } from './stories.ts';

/** Clients that nobody answers: from a recorded timeout to the verdict, on recorded output of what the page offers. */

test('DROP on the server: listeners, then the filter', async ({ page }) => {
  const { errorOf, recordingOfOffer } = storyOf('firewall-drop');
  await openWith(page, errorOf('client.nc-openbsd.txt'));
  await expect(page.getByRole('heading', { level: 1 })).toContainText('3306');

  await answerStep(page, await recordingOfOffer(page, 'ss'));
  await expect(page.getByRole('heading', { level: 1 })).toContainText('packet filter');
  await expect(page.getByText('Confirmed', { exact: true })).toHaveCount(0);

  await answerStep(page, await recordingOfOffer(page, 'nft'));
  await expect(page.getByText('Confirmed', { exact: true })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'The server’s packet filter drops the SYN to 10.77.2.2, port 3306.',
  );
  const verdict = page.getByRole('region', { name: /drops the SYN to 10\.77\.2\.2/ });
  await expect(verdict).toContainText('policy drop');
  await expect(verdict.locator('figure').first()).toContainText('iptables');
});

test('DROP in the cloud: the SYN does not arrive, and the router’s rules say why', async ({ page }) => {
  const { errorOf, recordingOfOffer, recorded } = storyOf('path-filter');
  await openWith(page, errorOf('client.nc-openbsd.txt'));
  const now = page.getByRole('heading', { level: 1 });
  const byHand = async (answer: string): Promise<void> => {
    await page
      .getByRole('group', { name: 'Answer by hand' })
      .first()
      .getByRole('button', { name: answer })
      .click();
  };
  await byHand('On 0.0.0.0, [::], * or the dialled address');
  await byHand('Yes, it has that address');
  await expect(now).toContainText('packet filter');
  await byHand('Yes');

  // The capture is started first, then the attempt; each has a box of its own.
  await expect(now).toContainText('reach the server');
  await expect(page.getByText('1 of 2').first()).toBeVisible();
  await expect(page.getByText('2 of 2').first()).toBeVisible();
  await expect(page.getByLabel('What nc printed (2)').first()).toBeVisible();
  const capture = await recordingOfOffer(page);
  await page.getByLabel('What tcpdump printed (1)').first().fill(capture);
  await page.getByRole('button', { name: 'Read it' }).first().click();
  await expect(page.getByText('Confirmed', { exact: true })).toHaveCount(0);

  await expect(now).toContainText('leave the client');
  await byHand('It leaves, and nothing comes back');
  await expect(now).toContainText('between the two');
  const router = recorded('middle.offered-router.txt');
  const offered = await page
    .getByRole('tabpanel')
    .first()
    .locator('figure')
    .first()
    .getAttribute('data-command');
  expect(router.split('\n', 1)[0]).toBe(`ops@router1:~$ ${offered ?? ''}`);
  await answerStep(page, router);
  await expect(page.getByText('Confirmed', { exact: true })).toBeVisible();
  await expect(now).toHaveText(
    'Something on the way drops the SYN to 10.77.2.2, port 3306, before the server has it.',
  );
});

test('client timeout of one second: the way is slow', async ({ page }) => {
  const { recorded, recordingOfOffer } = storyOf('client-timeout-too-short');
  await openWith(page, recorded('client.curl.txt'));
  await expect(page.getByRole('heading', { level: 1 })).toContainText('With more time');

  // The capture is started first, then an attempt that may wait longer.
  await page
    .getByLabel('What tcpdump printed (1)')
    .first()
    .fill(await recordingOfOffer(page));
  const offered = page.locator('figure[data-command^="nc "]').first();
  const attempt = recorded('recipe.capture-client-linux.then.txt');
  expect(attempt.split('\n', 1)[0]).toBe(`ops@app1:~$ ${(await offered.getAttribute('data-command')) ?? ''}`);
  await page.getByLabel('What nc printed (2)').first().fill(attempt);
  await page.getByRole('button', { name: 'Read it' }).first().click();
  await expect(page.getByText('Confirmed', { exact: true })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('The client gives up after 1 s');
});

test('reset after the handshake: both ends are captured, and the server never sent that RST', async ({
  page,
}) => {
  const { recorded, recordingOfOffer } = storyOf('middlebox-reset-after-data');
  await openWith(page, recorded('client.curl-v.txt'));
  await answerStep(page, await recordingOfOffer(page, 'ss'));
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Who ends the connection');

  await page
    .getByLabel('What tcpdump printed (1)')
    .first()
    .fill(await recordingOfOffer(page));
  const twin = recorded('recipe.capture-session-linux.then.txt');
  await page.getByLabel('What tcpdump printed (2)').first().fill(twin);
  await page.getByRole('button', { name: 'Read it' }).first().click();
  await expect(page.getByText('Confirmed', { exact: true })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('the server never sent that RST');
});
