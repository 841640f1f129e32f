/* eslint playwright/expect-expect: off -- screenshots are viewed, not compared */
import path from 'node:path';
import type { Page } from '@playwright/test';
import { row } from './support/accountArea';
import { premiumPage } from './support/gatedPages';
import { openPage } from './support/openPage';
import { ROOT } from './support/product';
import { Reader } from './support/Reader';
import { test } from './support/test';

/**
 * Takes the screenshots for the docs, the landing page and the README: `npm run screenshots`.
 * Nothing is compared; check the changes before you commit them. No screenshot shows an open gated
 * page, because they are public.
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

test('the sign-in methods', async ({ page }) => {
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
    // The navigation bar covers the top.
    window.scrollBy(0, -60);
  });
  await take(page, 'account-security');
});

test('API keys', async ({ page, product }) => {
  const reader = Object.assign(new Reader(product), { email: 'keys@example.com' });
  await reader.signUp(page.request);
  const response = await page.request.post('/api/me/api-keys', {
    headers: { origin: product.url },
    data: { name: 'Nightly build', days: 365 },
  });
  const { key } = (await response.json()) as { key: string };
  const headers = { authorization: `Bearer ${key}` };
  await fetch(`${product.url}/api/me`, { headers });
  await openPage(page, '/profile#api-keys');
  await row(page, 'API keys').getByText('Last used').waitFor();
  await page.setViewportSize({ width: 1120, height: 420 });
  await row(page, 'API keys').evaluate((element) => {
    element.scrollIntoView({ block: 'center' });
  });
  await take(page, 'api-keys');
});

/** Small windows at high resolution: the landing page scales them down. */
test.describe('on the landing page', () => {
  test.describe.configure({ mode: 'serial' });
  test.use({ viewport: { width: 720, height: 540 }, deviceScaleFactor: 2 });

  test('the paywall', async ({ page }) => {
    await openPage(page, premiumPage().path);
    // The last sentences of the teaser, and the paywall below them.
    await page.locator('.gate-paywall').evaluate((paywall) => {
      const { bottom } = paywall.getBoundingClientRect();
      window.scrollBy(0, bottom - window.innerHeight + 48);
    });
    await take(page, 'landing-paywall');
  });

  test('the account area', async ({ page, product }) => {
    const reader = Object.assign(new Reader(product), { email: 'grace@example.com' });
    await reader.signUp(page.request);
    await openPage(page, '/profile');
    await row(page, 'Sessions').getByText('This browser').waitFor();
    // Wide enough for the menu next to the rows.
    await page.setViewportSize({ width: 1000, height: 750 });
    await take(page, 'landing-account');
  });

  test('the landing page itself, for the README', async ({ page }) => {
    // The build has the previous screenshots.
    await page.route('**/img/screens/*', (route) =>
      route.fulfill({ path: path.join(PICTURES, path.basename(route.request().url())) }),
    );
    await page.setViewportSize({ width: 1280, height: 800 });
    await openPage(page, '/');
    await page
      .locator('img[src*="landing-paywall-light"]')
      .evaluate((picture: HTMLImageElement) => picture.decode());
    await page.screenshot({ path: path.join(ROOT, 'static/img/readme.png') });
  });
});
