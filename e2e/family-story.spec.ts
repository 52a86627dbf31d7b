import { expect, test, type Page } from '@playwright/test';
import { answerStep, openWith, storyOf } from './stories.ts';

/** localhost is ::1, and the service listens on 127.0.0.1: from the client’s error to the verdict. */

const { recorded, errorOf, recordingOfOffer } = storyOf('family-localhost-v6');

async function seesVerdict(page: Page): Promise<void> {
  await expect(page.getByText('Confirmed', { exact: true })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('listens on IPv4 only');
  const verdict = page.getByRole('region', { name: /listens on IPv4 only/ });
  await expect(verdict).toContainText('127.0.0.1:8080');
  await expect(verdict.getByRole('heading', { name: 'Fix' })).toBeVisible();
}

test('localhost is ::1', async ({ page }) => {
  await openWith(page, errorOf('client.nc-openbsd.txt'));
  await answerStep(page, await recordingOfOffer(page, 'ss'), 'ss');
  await expect(page.getByText('Confirmed', { exact: true })).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Does the client that dials localhost run on the machine that was listed?',
  );

  await answerStep(page, await recordingOfOffer(page));
  await seesVerdict(page);
});

test('localhost is ::1, with the prompt that names the machine', async ({ page }) => {
  await openWith(page, recorded('client.nc-openbsd.txt'));
  await expect(page.getByText('Confirmed', { exact: true })).toHaveCount(0);
  await answerStep(page, await recordingOfOffer(page, 'ss'), 'ss');
  await seesVerdict(page);
});
