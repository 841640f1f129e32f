import type { Locator, Page } from '@playwright/test';
import { row, PICTURE } from './support/accountArea';
import { expectAccessible, expectNothingSticksOut } from './support/expectAccessible';
import { paywall } from './support/gatePage';
import { membersPage, premiumPage, unlistedPage } from './support/gatedPages';
import { openPage } from './support/openPage';
import { IS_NIGHTLY } from './support/product';
import { readSitemap } from './support/readSitemap';
import { sectionedPage } from './support/sectionedPage';
import { expect, test } from './support/test';

// Pages load dark, unlike their static render. Reduced motion avoids checking them mid-transition.
test.use({ colorScheme: 'dark', contextOptions: { reducedMotion: 'reduce' } });

const title = (page: Page): Locator => page.getByRole('heading', { level: 1 }).first();

const isInDocs = (path: string): boolean => path.startsWith('/docs/');

/**
 * Together, these contain everything a docs page can have. The first one also covers the shared
 * parts.
 */
const DOCS = [
  '/docs/start',
  '/docs/gate/access-rules',
  '/docs/accounts/readers-in-your-pages',
  premiumPage().path,
  sectionedPage.path,
];
const EVERYTHING = readSitemap();
const CHECKED = EVERYTHING.filter((path) => IS_NIGHTLY || !isInDocs(path) || DOCS.includes(path));
const OTHERS = EVERYTHING.filter((path) => !CHECKED.includes(path));

test('the pages to check exist', () => {
  expect(CHECKED).toEqual(expect.arrayContaining(DOCS));
});

/**
 * Splits pages into groups for one test each: opening a browser window takes longer than loading a
 * page.
 */
function chunk<T>(all: readonly T[], most: number): T[][] {
  const turns = Math.ceil(all.length / most);
  return Array.from({ length: turns }, (_, turn) =>
    all.filter((_each, index) => index % turns === turn),
  );
}

for (const path of CHECKED) {
  test(`${path} hydrates without console output, and is accessible`, async ({ page }) => {
    const response = await openPage(page, path);
    expect(response.status()).toBe(200);
    const shared = !isInDocs(path) || path === DOCS[0];
    await expectAccessible(page, title(page), { shared });
  });
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 800 } });

  for (const [turn, paths] of chunk(OTHERS, 12).entries()) {
    test(`the other pages hydrate without console output, and nothing overflows, part ${turn + 1}`, async ({
      page,
    }) => {
      test.slow();
      for (const path of paths) {
        const response = await openPage(page, path);
        expect(response.status(), path).toBe(200);
        await expect(title(page)).toBeVisible();
        await expectNothingSticksOut(page);
      }
    });
  }
});

const SIGNED_OUT_PAGES = [
  '/sign-in?error=access_denied',
  '/sign-up',
  '/verify-email#token=none-that-is-known',
  '/forgot-password',
  '/reset-password#token=none-that-is-known',
  '/two-factor',
  '/profile',
  '/search?q=plan',
];
/** The same pages with less content. */
const NIGHTLY_SIGNED_OUT_PAGES = [
  '/sign-in',
  '/sign-in#token=none-that-is-known',
  '/verify-email',
  '/reset-password',
];
for (const path of [...SIGNED_OUT_PAGES, ...(IS_NIGHTLY ? NIGHTLY_SIGNED_OUT_PAGES : [])]) {
  test(`${path} is accessible to a signed-out reader`, async ({ page }) => {
    await openPage(page, path);
    await expectAccessible(page, title(page));
  });
}

test('the 404 page is accessible', async ({ page, allowConsole }) => {
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

test('the account area with everything expanded is accessible', async ({
  page,
  product,
  reader,
}) => {
  await reader.grant('premium');
  await reader.signIn(page);
  await page.request.put('/api/me/avatar', {
    headers: { origin: product.url, 'content-type': PICTURE.mimeType },
    data: PICTURE.buffer,
  });
  await openPage(page, '/profile');
  const picture = row(page, 'Picture');
  await picture.getByLabel('Choose a picture').setInputFiles(PICTURE);
  await expect(picture.getByRole('button', { name: 'Save' })).toBeVisible();
  const email = row(page, 'Email');
  await email.getByRole('button').click();
  await email.getByLabel('New').fill(`new-${reader.email}`);
  await email.getByRole('button', { name: 'Change email' }).click();
  await expect(page.getByText('We sent a link to')).toBeVisible();
  await row(page, 'Name').getByRole('button', { name: 'Edit' }).click();
  await row(page, 'Preferences').getByRole('button', { name: 'Edit' }).click();
  await row(page, 'Password').getByRole('button', { name: 'Change' }).click();
  await page.getByRole('button', { name: 'Delete…' }).click();
  await page.getByRole('button', { name: 'Delete my account' }).click();
  await expect(page.getByText('That isn’t the email')).toBeVisible();
  await expectAccessible(page, row(page, 'Recent activity').getByRole('listitem').first());
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
