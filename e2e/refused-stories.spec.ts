import { expect, test } from '@playwright/test';
import { answerStep, openWith, storyOf } from './stories.ts';

/** Services that refuse: from a recorded error to the verdict, on the recorded output of what the page offers. */

test('PostgreSQL stopped: the listing has no listener, and no rule sends the port elsewhere', async ({
  page,
}) => {
  const { errorOf, recordingOfOffer } = storyOf('not-listening-postgresql');
  await openWith(page, errorOf('client.psql.txt'));
  await expect(page.getByRole('heading', { level: 1 })).toContainText('5432');

  await answerStep(page, await recordingOfOffer(page, 'ss'));
  await expect(page.getByText('Confirmed', { exact: true })).toHaveCount(0);

  await answerStep(page, await recordingOfOffer(page, 'nft'));
  await expect(page.getByText('Confirmed', { exact: true })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Nothing listens on port 5432 of 10.77.2.2: PostgreSQL is not running there.',
  );
  const verdict = page.getByRole('region', { name: /Nothing listens on port 5432/ });
  await expect(verdict.locator('figure').first()).toContainText('systemctl start postgresql');
});

test('Cassandra on another address', async ({ page }) => {
  const { errorOf, recordingOfOffer } = storyOf('other-address-only-cassandra');
  await openWith(page, errorOf('client.nc-openbsd.txt'));
  await expect(page.getByRole('heading', { level: 1 })).toContainText('9042');

  await answerStep(page, await recordingOfOffer(page, 'ss'));
  await expect(page.getByText('Confirmed', { exact: true })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Apache Cassandra listens on 10.77.2.3 only, and the client dials 10.77.2.2.',
  );
  const verdict = page.getByRole('region', { name: /listens on 10\.77\.2\.3 only/ });
  await expect(verdict).toContainText('10.77.2.3:9042');
  await expect(verdict).toContainText('rpc_address');
});
