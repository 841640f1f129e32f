import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { card, PICTURE } from './support/accountArea';
import { paywall } from './support/gatePage';
import { membersPage, premiumPage, unlistedPage } from './support/gatedPages';
import { openPage } from './support/openPage';
import { readSitemap } from './support/readSitemap';
import { sectionedPage } from './support/sectionedPage';
import { expect, test } from './support/test';

const WIDTHS = [1280, 360];
const COLOR_SCHEMES = ['dark', 'light'] as const;
/** Another colour scheme brings other colours and images. To all other rules it is the same page. */
const RULES_OF_COLORS = ['color-contrast', 'link-in-text-block', 'image-alt'];

// Pages load dark, which is not how they were rendered. Without motion nothing is looked at half-way.
test.use({ colorScheme: 'dark', contextOptions: { reducedMotion: 'reduce' } });

/**
 * Axe finds nothing and nothing sticks out: dark and light, on a desk and on a small phone.
 *
 * @param awaited what the page must show before it is looked at
 */
async function expectAccessible(page: Page, awaited: Locator): Promise<void> {
  await expect(awaited).toBeVisible();
  for (const colorScheme of COLOR_SCHEMES) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      const where = `${page.url()}, ${colorScheme}, ${width} px`;
      // Without frames the "legacy" mode sees the same, in half the time.
      const axe = new AxeBuilder({ page }).setLegacyMode();
      axe.options({ resultTypes: ['violations'] });
      if (colorScheme !== COLOR_SCHEMES[0]) axe.withRules(RULES_OF_COLORS);
      const { violations } = await axe.analyze();
      const found = violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html, any }) => `${id}: ${html} ${any[0]?.message ?? ''}`),
      );
      expect.soft(found, where).toEqual([]);
      const overflow = await page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return scrollWidth - clientWidth;
      });
      expect.soft(overflow, `pixels that stick out of ${where}`).toBe(0);
    }
  }
}

const title = (page: Page): Locator => page.getByRole('heading', { level: 1 }).first();

for (const path of readSitemap()) {
  test(`${path} comes alive, silently and accessibly`, async ({ page }) => {
    const response = await openPage(page, path);
    expect(response.status()).toBe(200);
    await expectAccessible(page, title(page));
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
