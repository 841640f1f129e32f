import type { Locator, Page } from '@playwright/test';
import { card, PICTURE } from './support/accountArea';
import { expectAccessible } from './support/expectAccessible';
import { paywall } from './support/gatePage';
import { membersPage, premiumPage, unlistedPage } from './support/gatedPages';
import { openPage } from './support/openPage';
import { readSitemap } from './support/readSitemap';
import { sectionedPage } from './support/sectionedPage';
import { expect, test } from './support/test';

// Pages load dark, which is not how they were rendered. Without motion nothing is looked at half-way.
test.use({ colorScheme: 'dark', contextOptions: { reducedMotion: 'reduce' } });

const title = (page: Page): Locator => page.getByRole('heading', { level: 1 }).first();

const isInDocs = (path: string): boolean => path.startsWith('/docs/');
const [firstOfDocs] = readSitemap().filter(isInDocs);

for (const path of readSitemap()) {
  test(`${path} comes alive, silently and accessibly`, async ({ page }) => {
    const response = await openPage(page, path);
    expect(response.status()).toBe(200);
    const shared = !isInDocs(path) || path === firstOfDocs;
    await expectAccessible(page, title(page), { shared });
  });
}

const FOR_STRANGERS = [
  ...['/sign-in', '/sign-in?error=access_denied', '/sign-in#token=none-that-is-known'],
  ...['/sign-up', '/verify-email', '/verify-email#token=none-that-is-known'],
  ...['/forgot-password', '/reset-password', '/reset-password#token=none-that-is-known'],
  ...['/two-factor', '/profile', '/search?q=plan'],
];
for (const path of FOR_STRANGERS) {
  test(`${path} is accessible to a stranger`, async ({ page }) => {
    await openPage(page, path);
    await expectAccessible(page, title(page));
  });
}

test('the page for what does not exist is accessible', async ({ page, allowConsole }) => {
  allowConsole(/status of 404/);
  const response = await openPage(page, '/no-such-page');
  expect(response.status()).toBe(404);
  await expectAccessible(page, title(page));
});

const members = membersPage();
const SHOWN_TO_READERS: [string, (page: Page) => Locator][] = [
  [members.path, (page) => page.getByText(members.sentence)],
  [premiumPage().path, paywall],
  ['/profile', (page) => page.getByRole('heading', { name: 'Preferences' })],
];

for (const [path, awaited] of SHOWN_TO_READERS) {
  test(`${path} is accessible to a reader`, async ({ page, reader }) => {
    await reader.signIn(page, path);
    await expectAccessible(page, awaited(page));
  });
}

test('the account area with all that it unfolds is accessible', async ({ page, reader }) => {
  await reader.grant('premium');
  await reader.signIn(page);
  await page.request.put('/api/me/avatar', {
    headers: { origin: new URL(page.url()).origin, 'content-type': PICTURE.mimeType },
    data: PICTURE.buffer,
  });
  await openPage(page, '/profile');
  const profile = card(page, 'Profile');
  await profile.getByLabel('Choose another picture').setInputFiles(PICTURE);
  await expect(profile.getByRole('button', { name: 'Save picture' })).toBeVisible();
  await card(page, 'E-mail address').getByLabel('New').fill(`new-${reader.email}`);
  await card(page, 'E-mail address').getByRole('button').click();
  await expect(page.getByText('Two mails are on their way')).toBeVisible();
  await page.getByRole('button', { name: 'Delete my account …' }).click();
  await page.getByRole('button', { name: 'Delete my account for good' }).click();
  await expect(page.getByText('This is not the address')).toBeVisible();
  await expectAccessible(page, card(page, 'Recent activity').getByRole('listitem').first());
});

const SHOWN_TO_PREMIUM_READERS = [
  { what: 'an unlisted page', ...unlistedPage() },
  { what: 'a page with an open section', ...sectionedPage },
];

for (const { what, path, sentence } of SHOWN_TO_PREMIUM_READERS) {
  test(`${what} is accessible to its reader`, async ({ page, reader }) => {
    await reader.grant('premium');
    await reader.signIn(page, path);
    await expectAccessible(page, page.getByText(sentence));
  });
}
