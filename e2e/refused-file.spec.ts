import { expectAccessible } from './support/expectAccessible';
import { gatedFiles } from './support/gatedPages';
import { openPage } from './support/openPage';
import { expect, test } from './support/test';

const download = gatedFiles().find((file) => file.endsWith('.mjs')) ?? '';

test.use({ colorScheme: 'dark', contextOptions: { reducedMotion: 'reduce' } });

test('a gated file opened in a tab says who can open it, and opens after sign-in and grant', async ({
  page,
  reader,
  allowConsole,
}) => {
  allowConsole(/status of 40[13]/);
  const heading = (name: string) => page.getByRole('heading', { level: 1, name });
  const main = page.getByRole('main');

  expect((await openPage(page, download)).status()).toBe(401);
  await expectAccessible(page, heading('Sign in to open this'));
  await expect(page).toHaveTitle(/^Sign in to open this/);
  await expect(main.getByRole('link', { name: 'About Premium' })).toHaveAttribute('href', '/plans');
  await main.getByRole('link', { name: 'Sign in' }).click();

  await main.getByLabel('Email').fill(reader.email);
  await main.getByLabel('Password', { exact: true }).fill(reader.password);
  await main.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((url) => url.pathname === download);
  await expectAccessible(page, heading('You need a plan to open this'));

  await reader.grant('premium');
  const answer = await page.reload();
  expect(answer?.status()).toBe(200);
  expect(answer?.headers()['content-type']).toMatch(/^text\/javascript/);
});

test('the page in place of a refused file doesn’t hide other pages, and shows again on going back', async ({
  page,
  allowConsole,
}) => {
  allowConsole(/status of 401/);
  await openPage(page, download);
  await expect(page.getByRole('heading', { name: 'Sign in to open this' })).toBeVisible();
  // The mark hides content on the page.
  await expect(page.locator('html')).not.toHaveAttribute('data-gate-refusal');
  await page.getByRole('main').getByRole('link', { name: 'About Premium' }).click();
  await expect(page).toHaveURL('/plans');
  await expect(page.getByRole('main')).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('heading', { name: 'Sign in to open this' })).toBeVisible();
});
