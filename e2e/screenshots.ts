/* eslint playwright/expect-expect: off -- pictures are looked at, not compared */
import path from 'node:path';
import type { Page } from '@playwright/test';
import { row } from './support/accountArea';
import { premiumPage } from './support/gatedPages';
import { openPage } from './support/openPage';
import { ROOT } from './support/product';
import { Reader } from './support/Reader';
import { test } from './support/test';

/**
 * The pictures in the docs: `npm run screenshots`. Nothing is compared; look at what has changed before
 * you commit it. No picture shows an open gated page, for everybody can see pictures.
 */
const PICTURES = path.join(ROOT, 'static/img/screens');
const MODES = ['light', 'dark'] as const;

test.use({ viewport: { width: 1120, height: 700 }, contextOptions: { reducedMotion: 'reduce' } });

async function take(page: Page, name: string): Promise<void> {
  for (const colorScheme of MODES) {
    await page.emulateMedia({ colorScheme });
    await page.locator(`html[data-theme="${colorScheme}"]`).waitFor();
    const file = path.join(PICTURES, `${name}-${colorScheme}.png`);
    await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
  }
}

test('a locked page', async ({ page }) => {
  await openPage(page, premiumPage().path);
  await page.locator('.gate-paywall').waitFor();
  await page.locator('.gate-paywall').evaluate((paywall) => {
    paywall.scrollIntoView({ block: 'center' });
  });
  await take(page, 'locked-page');
});

test('the ways in', async ({ page }) => {
  await openPage(page, '/sign-in');
  await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
  await take(page, 'sign-in');
});

test('the account area', async ({ page, product }) => {
  const reader = Object.assign(new Reader(product), { email: 'ada@example.com' });
  await reader.signUp(page.request);
  await openPage(page, '/profile');
  await row(page, 'Sessions').getByText('This browser').waitFor();
  await take(page, 'account-area');

  await row(page, 'Passkeys').evaluate((element) => {
    element.scrollIntoView({ block: 'start' });
    // The navigation bar covers what is at the top.
    window.scrollBy(0, -60);
  });
  await take(page, 'account-security');
});
