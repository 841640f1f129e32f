import { openPage } from './support/openPage';
import { expect, test } from './support/test';

const TAGLINE = 'Accounts and truly private pages for Docusaurus';

test('the landing page describes the product in its title, heading and card', async ({ page }) => {
  await openPage(page, '/');
  await expect(page).toHaveTitle(`${TAGLINE} | Gatehouse`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(TAGLINE);
  await expect(page.locator('meta[property="og:title"]')).toHaveAttribute(
    'content',
    `${TAGLINE} | Gatehouse`,
  );
  await openPage(page, '/docs/start');
  await expect(page).toHaveTitle('Quick start | Gatehouse');
});

test('the landing page shows screenshots in the reader’s color mode', async ({ page }) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await openPage(page, '/');
    for (const name of ['landing-paywall', 'landing-account']) {
      const picture = page.locator(`main img[src*="${name}-${colorScheme}"]`);
      await picture.scrollIntoViewIfNeeded();
      await expect
        .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
        .toBeGreaterThan(700);
    }
  }
});
