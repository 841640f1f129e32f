import type { Page } from '@playwright/test';
import { openPage } from './support/openPage';
import { expect, test } from './support/test';

/**
 * Follows the link to the next page, which has loaded everything it needs once its heading is
 * there.
 */
async function goToNextPage(page: Page): Promise<void> {
  const heading = page.getByRole('heading', { level: 1 });
  const before = await heading.innerText();
  await page.getByRole('navigation', { name: 'Docs pages' }).getByRole('link').last().click();
  await expect(heading).not.toHaveText(before);
}

test('public pages send no request for a reader who never signed in', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (/^\/(?:api|gated)\//.test(new URL(request.url()).pathname)) asked.push(request.url());
  });
  await openPage(page, '/');
  await openPage(page, '/docs/start');
  await goToNextPage(page);
  await goToNextPage(page);
  expect(asked).toEqual([]);
});

test('without the server, public pages still work, and the profile page says so', async ({
  page,
  reader,
  allowConsole,
}) => {
  allowConsole(/Failed to load resource/);
  await reader.signIn(page);
  await page.route('**/api/**', (route) => route.abort('connectionrefused'));
  await openPage(page, '/docs/start');
  await goToNextPage(page);

  await openPage(page, '/profile');
  await expect(page.getByRole('alert')).toContainText('The account server isn’t responding');
  await page.unroute('**/api/**');
  await page.getByRole('main').getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { name: 'Preferences' })).toBeVisible();
});
