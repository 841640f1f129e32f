import type { Page } from '@playwright/test';
import { openPage } from './support/openPage';
import { expect, test } from './support/test';

/** Follows the link to the next page; what it needs is loaded once its heading is there. */
async function readOn(page: Page): Promise<void> {
  const heading = page.getByRole('heading', { level: 1 });
  const before = await heading.innerText();
  await page.getByRole('navigation', { name: 'Docs pages' }).getByRole('link').last().click();
  await expect(heading).not.toHaveText(before);
}

test('public pages ask the server nothing for a reader who never signed in', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (/^\/(?:api|gated)\//.test(new URL(request.url()).pathname)) asked.push(request.url());
  });
  await openPage(page, '/');
  await openPage(page, '/docs/start');
  await readOn(page);
  await readOn(page);
  expect(asked).toEqual([]);
});

test('with the server away public pages read on, and the profile page says so', async ({
  page,
  reader,
  allowConsole,
}) => {
  allowConsole(/Failed to load resource/);
  await reader.signIn(page);
  await page.route('**/api/**', (route) => route.abort('connectionrefused'));
  await openPage(page, '/docs/start');
  await readOn(page);

  await openPage(page, '/profile');
  await expect(page.getByRole('alert')).toContainText('The account server isn’t responding');
  await page.unroute('**/api/**');
  await page.getByRole('main').getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { name: 'Preferences' })).toBeVisible();
});
