import type { Page } from '@playwright/test';
import { openPage } from './support/openPage';
import { expect, test } from './support/test';

const email = (page: Page) => page.getByRole('main').getByLabel('Email');
const password = (page: Page) => page.getByRole('main').getByLabel('Password', { exact: true });
const link = (page: Page, name: string) => page.getByRole('main').getByRole('link', { name });

test('the typed email carries over, and the first empty field gets the focus', async ({ page }) => {
  const address = 'ada@example.com';
  await openPage(page, '/sign-in?next=%2Fplans');
  await expect(email(page)).toBeFocused();
  await page.keyboard.type(address);

  await link(page, 'Forgot password?').click();
  await expect(page).toHaveURL(/forgot-password/);
  await expect(email(page)).toHaveValue(address);
  await expect(page.getByRole('button', { name: 'Send link' })).toBeFocused();

  await link(page, 'Back to sign-in').click();
  await expect(email(page)).toHaveValue(address);
  await expect(password(page)).toBeFocused();

  await page.getByRole('button', { name: 'Email me a link' }).click();
  await expect(email(page)).toHaveValue(address);
  await expect(page.getByRole('button', { name: 'Send link' })).toBeFocused();
  await page.getByRole('button', { name: 'Other ways to sign in' }).click();

  await link(page, 'Sign up').click();
  await expect(email(page)).toHaveValue(address);
  await expect(page.getByRole('main').getByLabel('Name')).toBeFocused();
  expect(page.url(), 'no address in the URL').not.toContain('ada');
});

test('nothing takes the focus from a reader who has already moved on', async ({ page }) => {
  await openPage(page, '/sign-in');
  await expect(email(page)).toBeFocused();
  await password(page).focus();
  await page.getByRole('button', { name: 'Email me a link' }).focus();
  await page.waitForFunction(() => new Promise((done) => requestAnimationFrame(() => done(true))));
  await expect(page.getByRole('button', { name: 'Email me a link' })).toBeFocused();
});

test('someone else can sign in on a signed-in browser', async ({ page, reader }) => {
  await reader.signIn(page, '/sign-in?next=%2Fplans');
  await expect(page.getByRole('main')).toContainText(reader.email);
  await page.getByRole('button', { name: 'Not you? Use another account' }).click();
  await expect(email(page)).toHaveValue('');
  expect((await page.request.get('/api/me').then((answer) => answer.json())).reader).toBeNull();

  await reader.signIn(page, '/sign-in?again&next=%2Fplans');
  await expect(email(page)).toHaveValue(reader.email);
  await expect(password(page)).toBeFocused();
  await page.getByRole('button', { name: 'Not you? Use another account' }).click();
  await expect(email(page)).toHaveValue('');
  await expect(page).toHaveURL(/next=%2Fplans/);
});
