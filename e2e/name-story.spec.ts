import { expect, test } from '@playwright/test';
import { answerStep, openWith, storyOf } from './stories.ts';

/** An old line in /etc/hosts leads the name to the machine where the service was before. */

const { errorOf, recordingOfOffer } = storyOf('wrong-host-hosts-file');

test('the name points to the old machine', async ({ page }) => {
  await openWith(page, errorOf('client.nc-openbsd.txt'));
  await expect(page.getByRole('heading', { level: 1 })).toContainText('8080');

  await answerStep(page, await recordingOfOffer(page, 'ss'));
  await expect(page.getByText('Confirmed', { exact: true })).toHaveCount(0);
  await expect(page.getByText(/do not include 10\.77\.3\.2/).first()).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Does db1.internal lead the client to the machine that is meant?',
  );

  await answerStep(page, await recordingOfOffer(page, 'dig'));
  await expect(page.getByText('Confirmed', { exact: true })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'db1.internal leads this client to 10.77.3.2, which is not the machine that is meant.',
  );
  const verdict = page.getByRole('region', { name: /not the machine that is meant/ });
  await expect(verdict).toContainText('10.77.2.2');
  await expect(verdict.getByRole('heading', { name: 'Fix' })).toBeVisible();
});
