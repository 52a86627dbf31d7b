import { expect, test } from '@playwright/test';
import { answerStep, openWith, storyOf } from './stories.ts';

/** localhost is ::1, and the service listens on 127.0.0.1: from Node's error to the verdict. */

const { recorded, recordingOfOffer } = storyOf('family-localhost-v6');

test('localhost is ::1', async ({ page }) => {
  // With its prompt: the machine's name shows that client and server are one.
  await openWith(page, recorded('client.nc-openbsd.txt'));
  await expect(page.getByText('Confirmed', { exact: true })).toHaveCount(0);

  await answerStep(page, await recordingOfOffer(page, 'ss'), 'ss');

  await expect(page.getByText('Confirmed', { exact: true })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('listens on IPv4 only');
  const verdict = page.getByRole('region', { name: /listens on IPv4 only/ });
  await expect(verdict).toContainText('127.0.0.1:8080');
  await expect(verdict.getByRole('heading', { name: 'Fix' })).toBeVisible();
});
