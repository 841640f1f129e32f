import type { Page } from '@playwright/test';
import { expectLocked, expectOpen } from './support/gatePage';
import { membersPage, premiumPage, type GatedPage } from './support/gatedPages';
import { openPage } from './support/openPage';
import type { Reader } from './support/Reader';
import { expect, test } from './support/test';

const premium = premiumPage();
const members = membersPage();

// Playwright disables the cache.
test.use({
  launchOptions: async ({ launchOptions }, use) => {
    await use({ ...launchOptions, ignoreDefaultArgs: ['--disable-back-forward-cache'] });
  },
});

/** Leaves an open page for another document, ends its reader's access, and goes back. */
async function leaveAndComeBack(page: Page, gated: GatedPage, end: () => Promise<void>) {
  await expectOpen(page, gated);
  await page.evaluate(() => {
    window.addEventListener('pageshow', ({ persisted }) => {
      Object.assign(window, { cameFromCache: persisted });
    });
  });
  await openPage(page, '/plans');
  await end();
  await page.evaluate(() => window.history.back());
  // No document is loaded, so `waitForURL` would wait forever.
  await page.waitForFunction(() => 'cameFromCache' in window);
  expect(await page.evaluate(() => 'cameFromCache' in window && window.cameFromCache)).toBe(true);
}

const ENDS: [string, GatedPage, (page: Page, reader: Reader) => Promise<void>][] = [
  [
    'signed out in another tab',
    members,
    async (page) => {
      const other = await page.context().newPage();
      await openPage(other, '/');
      await other.getByRole('button', { name: 'Your account' }).click();
      await other.getByRole('button', { name: 'Sign out' }).click();
      await expect(other.getByRole('link', { name: 'Sign in' }).first()).toBeVisible();
    },
  ],
  ['was banned', members, (_page, reader) => reader.ban()],
  ['lost the plan', premium, (_page, reader) => reader.revoke('premium')],
];

for (const [what, gated, end] of ENDS) {
  test(`a page from the back-forward cache closes for a reader who ${what} (SES-20)`, async ({
    page,
    reader,
  }) => {
    await reader.grant('premium');
    await reader.signIn(page, gated.path);
    await leaveAndComeBack(page, gated, () => end(page, reader));
    await expectLocked(page, gated);
  });
}

test('a page from the back-forward cache stays open for its reader', async ({ page, reader }) => {
  await reader.signIn(page, members.path);
  const answered = page.waitForResponse('**/api/me');
  await leaveAndComeBack(page, members, async () => {});
  await answered;
  await expectOpen(page, members);
});
