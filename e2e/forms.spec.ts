import type { Page, Request } from '@playwright/test';
import { membersPage } from './support/gatedPages';
import { expectHydrated, openPage } from './support/openPage';
import { expect, test } from './support/test';

const SECRET = 'correct-horse-battery';
const NEXT = '/docs/start?from=mail';
const PAGES = ['/sign-in', '/sign-up', '/forgot-password', '/two-factor', '/verify-email'];

/** All URLs that a page requests, with their referrers. */
function watchUrls(page: Page): () => Promise<string> {
  const requests: Request[] = [];
  page.on('request', (request) => requests.push(request));
  return async () => {
    const headers = await Promise.all(requests.map((request) => request.allHeaders()));
    return [
      page.url(),
      ...requests.map((request) => request.url()),
      ...headers.map(({ referer }) => referer ?? ''),
    ].join('\n');
  };
}

async function fill(page: Page): Promise<void> {
  const form = page.getByRole('main');
  await form.getByLabel('Email').fill('ada@example.com');
  await form.getByLabel('Password', { exact: true }).fill(SECRET);
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a form says what it needs, and sends nothing (CRD-13)', async ({ page }) => {
    const urls = watchUrls(page);
    for (const path of PAGES) {
      await page.goto(path);
      const note = page.locator('main noscript p');
      await expect(note).toBeVisible();
      await expect(note).toContainText('This page needs JavaScript');
      for (const form of await page.locator('form').all()) {
        await expect(form).toHaveAttribute('method', 'post');
        await expect(form.locator('button[type=submit], button:not([type])')).toBeDisabled();
      }
    }
    await page.goto(`/sign-in?next=${encodeURIComponent(NEXT)}`);
    await fill(page);
    await page.getByLabel('Password', { exact: true }).press('Enter');
    await expect(page.getByLabel('Password', { exact: true })).toHaveValue(SECRET);
    expect(await urls()).not.toMatch(/ada|correct-horse/);
  });

  test('a form that is submitted anyway is answered by its page, with the return path (CRD-13)', async ({
    page,
    allowConsole,
  }) => {
    allowConsole(/405 \(Method Not Allowed\)/);
    const urls = watchUrls(page);
    const address = `/sign-in?next=${encodeURIComponent(NEXT)}`;
    await page.goto(address);
    await fill(page);
    const [answer] = await Promise.all([
      page.waitForResponse((response) => response.request().method() === 'POST'),
      page.locator('form').evaluate((form: HTMLFormElement) => form.submit()),
    ]);
    expect(answer.status()).toBe(405);
    await expect(page.getByText('Your form wasn’t sent')).toBeVisible();
    await expect(page).toHaveURL(address);
    await expect(page.getByLabel('Password', { exact: true })).toHaveValue('');
    const [again] = await Promise.all([
      page.waitForResponse((response) => response.url().includes('/sign-in')),
      page.getByRole('link', { name: 'Back to the form' }).click(),
    ]);
    expect(again.request().method()).toBe('GET');
    await expect(page).toHaveURL(address);
    await expect(page.getByText('Your form wasn’t sent')).toBeHidden();
    expect(await urls()).not.toMatch(/ada|correct-horse/);
  });
});

test('a form waits for its late script, and keeps what was typed (CRD-13)', async ({
  page,
  reader,
}) => {
  const urls = watchUrls(page);
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/assets/js/**', async (route) => {
    await held;
    await route.continue();
  });
  const { path } = membersPage();
  await page.goto(`/sign-in?next=${encodeURIComponent(path)}`, { waitUntil: 'commit' });
  const form = page.getByRole('main');
  const button = form.getByRole('button', { name: 'Sign in', exact: true });
  await form.getByLabel('Email').fill(reader.email);
  await form.getByLabel('Password', { exact: true }).fill(reader.password);
  await expect(button).toBeDisabled();
  await form.getByLabel('Password', { exact: true }).press('Enter');
  expect(new URL(page.url()).pathname).toBe('/sign-in');

  release();
  await expectHydrated(page);
  await expect(form.getByLabel('Password', { exact: true })).toHaveValue(reader.password);
  await button.click();
  await page.waitForURL(`**${path}`);
  expect(await urls()).not.toMatch(/reader-|a(?:%20|\+)long/);
});

test('the page that answers a form works once its script runs', async ({
  page,
  reader,
  allowConsole,
}) => {
  allowConsole(/405 \(Method Not Allowed\)/);
  await page.goto('/sign-in?next=%2Fplans');
  await expectHydrated(page);
  await Promise.all([
    page.waitForResponse((response) => response.request().method() === 'POST'),
    page.locator('main form').evaluate((form: HTMLFormElement) => form.submit()),
  ]);
  await expect(page.getByText('Your form wasn’t sent')).toBeVisible();
  await expectHydrated(page);
  const form = page.getByRole('main');
  await form.getByLabel('Email').fill(reader.email);
  await form.getByLabel('Password', { exact: true }).fill(reader.password);
  await form.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL('**/plans');
});

test('fields in the address bar are removed before anything reads them (CRD-13)', async ({
  page,
}) => {
  const urls = watchUrls(page);
  const fields = `email=ada%40example.com&password=${SECRET}`;
  for (const [path, left] of [
    [`/sign-in?${fields}&remember=on&next=%2Fplans`, '/sign-in?next=%2Fplans'],
    ['/two-factor?code=123456&trust=on', '/two-factor'],
    [`/docs/start?${fields}&code=1#top`, '/docs/start?code=1#top'],
  ] as const) {
    await page.goto(path);
    await expectHydrated(page);
    await expect(page).toHaveURL(left);
    expect(await page.locator('main').innerHTML()).not.toMatch(/ada|correct-horse/);
  }
  // The three that this test entered itself; not in the files they load, a link or `Referer`.
  const seen = (await urls()).split('\n').filter((url) => /ada|correct-horse/.test(url));
  expect(seen).toHaveLength(2);
});

test('the password button says what it does', async ({ page }) => {
  await openPage(page, '/sign-in');
  const password = page.getByRole('main').getByLabel('Password', { exact: true });
  const button = (name: string) => page.getByRole('main').getByRole('button', { name });
  await expect(password).toHaveAttribute('type', 'password');
  await button('Show password').click();
  await expect(password).toHaveAttribute('type', 'text');
  await expect(button('Hide password')).toHaveText('Hide');
  await button('Hide password').click();
  await expect(password).toHaveAttribute('type', 'password');
});

test('the time until the next attempt counts down visually, and is announced twice', async ({
  page,
  allowConsole,
}) => {
  allowConsole(/status of 429/);
  await page.clock.install();
  await page.route('**/api/auth/sign-in/email', (route) =>
    route.fulfill({
      status: 429,
      headers: { 'retry-after': '58' },
      json: { code: 'TOO_MANY_REQUESTS', message: 'Too many attempts.', requestId: '1' },
    }),
  );
  await openPage(page, '/sign-in');
  await fill(page);
  await page.getByRole('main').getByRole('button', { name: 'Sign in', exact: true }).click();
  const note = page.getByRole('alert').filter({ hasText: 'Too many attempts' });
  const shown = note.locator('[aria-hidden]');
  await expect(shown).toHaveText('Too many attempts. Try again in 58 seconds.');
  await page.clock.runFor(10_000);
  await expect(shown).toHaveText('Too many attempts. Try again in 48 seconds.');
  await expect(note).toBeFocused();
  await expect(note).toMatchAriaSnapshot('- alert: Too many attempts. Try again in 58 seconds.');
  await page.clock.runFor(48_000);
  const over = page.getByRole('status').filter({ hasText: 'You can try again now.' });
  await expect(over).toBeFocused();
  await expect(note).toHaveCount(0);
});
