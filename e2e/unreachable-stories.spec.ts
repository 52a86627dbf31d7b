import { expect, test } from '@playwright/test';
import { answerStep, openWith, storyOf } from './stories.ts';

/** “Unreachable”: from a recorded error to the verdict, on the recorded output of what the page offers. */

test('Oracle behind firewalld’s default', async ({ page }) => {
  const { errorOf, recordingOfOffer } = storyOf('firewall-reject-firewalld');
  await openWith(page, errorOf('client.nc-openbsd.txt'));

  await answerStep(page, await recordingOfOffer(page));
  await expect(page.getByText('Confirmed', { exact: true })).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('server’s packet filter');

  await answerStep(page, await recordingOfOffer(page, 'nft'));
  await expect(page.getByText('Confirmed', { exact: true })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('1521');
  const verdict = page.getByRole('region', { name: /1521/ });
  await expect(verdict).toContainText('filter_IN_public');
  await expect(verdict.locator('figure').first()).toContainText('firewall-cmd');
  await verdict.getByText('Undo', { exact: true }).click();
  await expect(verdict).toContainText('--remove-port');
  await expect(verdict.getByRole('heading', { name: /Prove/ })).toBeVisible();
});

test('the router has no route', async ({ page }) => {
  const { errorOf, recordingOfOffer } = storyOf('no-route-router-none');
  await openWith(page, errorOf('client.nc-openbsd.txt'));
  await answerStep(page, await recordingOfOffer(page));
  await expect(page.getByText('Confirmed', { exact: true })).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Has the router a way to 10.77.2.2, and does anybody there answer it?',
  );

  await answerStep(page, await recordingOfOffer(page));
  await expect(page.getByText('Confirmed', { exact: true })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'The router has no usable route to 10.77.2.2.',
  );
});

test('nobody has the address on the router’s link', async ({ page }) => {
  const { recorded, recordingOfOffer } = storyOf('host-down-behind-router');
  // With its time: three seconds are what an unanswered ARP request takes.
  await openWith(page, recorded('client.nc-openbsd.time.txt'));
  await answerStep(page, await recordingOfOffer(page));
  await answerStep(page, await recordingOfOffer(page));
  await expect(page.getByText('Confirmed', { exact: true })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('10.77.2.9');
});
