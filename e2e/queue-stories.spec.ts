import { expect, test } from '@playwright/test';
import { answerStep, openWith, storyOf } from './stories.ts';

/** Services that take nobody: from a recorded error to the verdict, on the recorded output of what the page offers. */

test('Java with a full accept queue, only sometimes', async ({ page }) => {
  const { recorded, recordingOfOffer } = storyOf('accept-queue-sometimes');
  await openWith(page, recorded('client.nc-ten.txt'));
  await expect(page.getByRole('heading', { level: 1 })).toContainText('8080');

  await answerStep(page, await recordingOfOffer(page, 'ss'));
  await expect(page.getByText('Confirmed', { exact: true })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(
    'The accept queue of port 8080 is full',
  );
});

test('a stopped process: it connects, and nothing answers', async ({ page }) => {
  const { recorded, recordingOfOffer } = storyOf('unresponsive-service');
  await openWith(page, recorded('client.mariadb.txt'));
  await expect(page.getByRole('heading', { level: 1 })).toContainText('3306');

  await answerStep(page, await recordingOfOffer(page, 'ss'));
  await expect(page.getByText('Confirmed', { exact: true })).toHaveCount(0);

  await answerStep(page, await recordingOfOffer(page));
  await expect(page.getByText('Confirmed', { exact: true })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('is stopped');
  const verdict = page.getByRole('region', { name: /is stopped/ });
  await expect(verdict.locator('figure').first()).toContainText('kill -CONT');
});

test('tcp_abort_on_overflow: a full accept queue that resets', async ({ page }) => {
  const { errorOf, recordingOfOffer } = storyOf('accept-queue-overflow-reset');
  await openWith(
    page,
    `$ curl http://10.77.2.2:8080/\n${errorOf('client.curl-eight.txt').split('\n')[0] ?? ''}`,
  );
  await expect(page.getByRole('heading', { level: 1 })).toContainText('8080');

  await answerStep(page, await recordingOfOffer(page, 'ss'));
  await expect(page.getByText('Confirmed', { exact: true })).toHaveCount(0);

  await answerStep(page, await recordingOfOffer(page, 'sysctl'));
  await expect(page.getByText('Confirmed', { exact: true })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(
    'The accept queue of port 8080 is full',
  );
});

test('no local port left: the client’s own limits, in one paste', async ({ page }) => {
  const { recorded, recordingOfOffer } = storyOf('port-exhaustion');
  await openWith(page, recorded('client.nc-openbsd.txt'));
  await expect(page.getByRole('heading', { level: 1 })).toContainText('an address and a free port');

  await answerStep(page, await recordingOfOffer(page));
  await expect(page.getByText('Confirmed', { exact: true })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('all 200 that it may use');
});
