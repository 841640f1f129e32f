import type { Page } from '@playwright/test';
import { expectAccessible } from './support/expectAccessible';
import { unlistedPage } from './support/gatedPages';
import { expect, test } from './support/test';

/** The 404 page's text and link targets. */
async function readNotFound(page: Page, path: string): Promise<string> {
  await page.goto(path);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Page Not Found');
  await expect(page.getByRole('main').getByRole('search')).toBeVisible();
  return (await page.getByRole('main').innerHTML()).replaceAll(encodeURIComponent(path), '');
}

test('the 404 page is the same for a hidden page and a missing one: search, and a hint to sign in', async ({
  page,
  allowConsole,
}) => {
  allowConsole(/status of 404/);
  const hidden = unlistedPage().path;
  const shown = await readNotFound(page, hidden);
  expect(await readNotFound(page, `${hidden}-too`)).toBe(shown);
  expect(await readNotFound(page, '/docs/nothing')).toBe(shown);
  const elsewhere = await readNotFound(page, '/nothing');
  const text = (html: string) => html.replace(/<[^>]+>/g, '|');
  expect(text(elsewhere)).toBe(text(shown));

  await expectAccessible(page, page.getByRole('main').getByRole('search'));
  const signIn = page.getByRole('main').getByRole('link', { name: 'Sign in' });
  await expect(signIn).toHaveAttribute('href', '/sign-in?next=%2Fnothing');
  await page.getByRole('main').getByRole('searchbox').fill('passkey');
  await page.getByRole('main').getByRole('button', { name: 'Search' }).click();
  await expect(page).toHaveURL(/\/search\?q=passkey/);
});

test('the 404 page doesn’t ask a signed-in reader to sign in', async ({
  page,
  reader,
  allowConsole,
}) => {
  allowConsole(/status of 404/);
  await reader.signIn(page, '/docs/start');
  await page.goto('/docs/nothing');
  await expect(page.getByRole('main')).toContainText('You’re signed in.');
});
