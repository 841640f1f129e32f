import type { Page } from '@playwright/test';
import { expectOpen } from './support/gatePage';
import { membersPage } from './support/gatedPages';
import { expectHydrated, openPage } from './support/openPage';
import { expect } from './support/test';
import { test, userOf } from './support/testWithProviders';

// One worker, so that the server is started once.
test.describe.configure({ mode: 'default' });

const members = membersPage();
const signInPage = `/sign-in?next=${encodeURIComponent(`${members.path}#the-gate`)}`;
const WAYS = [
  ['Google', 'google', '101'],
  ['GitHub', 'github', '102'],
  ['Acme Login', 'acme', '103'],
] as const;

const continueWith = (page: Page, name: string) =>
  page.getByRole('button', { name: `Continue with ${name}` });

test('Google, GitHub and any OpenID provider sign in and return to the page and anchor', async ({
  page,
  provider,
}) => {
  for (const [name, , sub] of WAYS) {
    await test.step(name, async () => {
      await page.context().clearCookies();
      provider.user = userOf(sub);
      await openPage(page, signInPage);
      await continueWith(page, name).click();
      await page.waitForURL(`${members.path}#the-gate`);
      await expectHydrated(page);
      await expectOpen(page, members);
      // Even when no request is needed: the tab knows that someone may have signed in.
      await openPage(page, '/docs/start');
      await expect(page.getByRole('button', { name: 'Your account' })).toBeVisible();
    });
  }

  await test.step('the last used provider is marked', async () => {
    await page.evaluate(() => localStorage.clear());
    await openPage(page, '/sign-in?again');
    await expect(continueWith(page, 'Acme Login')).toHaveAccessibleDescription('Last used');
  });
});

test('a reader who cancels or has no verified email returns to sign-in, with the reason and the return path', async ({
  page,
  provider,
}) => {
  await openPage(page, signInPage);
  await continueWith(page, 'Google').click();
  await expect(page.getByRole('alert')).toContainText(
    'You canceled sign-in with the other service',
  );

  provider.user = { ...userOf('201'), email_verified: false };
  await continueWith(page, 'GitHub').click();
  await expect(page.getByRole('alert')).toContainText('no verified email for you');

  // For another person, the provider must have forgotten the previous one.
  await page.context().clearCookies();
  provider.user = userOf('202');
  await continueWith(page, 'Acme Login').click();
  await page.waitForURL(`${members.path}#the-gate`);
  await expectHydrated(page);
  await expectOpen(page, members);
});

test('nothing from the address is shown (OAU-10)', async ({ page, provider: _running }) => {
  const text = '<script>alert(1)</script>';
  await openPage(page, `/sign-in?error=${encodeURIComponent(text)}&error_description=${text}`);
  await expect(page.getByRole('alert')).toContainText('couldn’t sign you in');
  await expect(page.getByText('alert(1)')).toHaveCount(0);
});

test('sign-up offers the same services', async ({ page, provider: _running }) => {
  await openPage(page, '/sign-up');
  for (const [name] of WAYS) await expect(continueWith(page, name)).toBeVisible();
});
