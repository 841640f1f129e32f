import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import type { TOTP } from 'otpauth';
import { URI } from 'otpauth';
import { row } from './support/accountArea';
import { attachAuthenticator } from './support/attachAuthenticator';
import { expectAccessible } from './support/expectAccessible';
import { openPage } from './support/openPage';
import type { Product } from './support/product';
import { Reader } from './support/Reader';
import { runSql } from './support/runSql';
import { sessionCookie } from './support/sessionCookie';
import { expect, test } from './support/test';

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Confirm it’s you' });
const sent = (page: Page) => row(page, 'Email').getByText('We sent a link to');

/** Makes the only session of a reader 16 minutes old. */
async function makeStale(product: Product, { email }: Reader): Promise<void> {
  await runSql(
    product,
    `update session set "createdAt" = "createdAt" - interval '16 minutes'
     where "userId" = (select id from "user" where email = $1)`,
    email,
  );
}

/** Requests another email with a session that is no longer fresh. */
async function requestWithStaleSession(
  page: Page,
  product: Product,
  reader: Reader,
): Promise<void> {
  await makeStale(product, reader);
  await openPage(page, '/profile?edit#email');
  await row(page, 'Email').getByLabel('New email').fill(`ada-${randomUUID()}@example.com`);
  await row(page, 'Email').getByRole('button', { name: 'Change email' }).click();
  await expect(dialog(page)).toBeVisible();
}

const confirmPassword = async (page: Page, password: string): Promise<void> => {
  await dialog(page).getByLabel('Password', { exact: true }).fill(password);
  await dialog(page).getByRole('button', { name: 'Confirm' }).click();
};

test('the password is requested in place, and the action continues in a new session (SES-17)', async ({
  page,
  product,
  reader,
  allowConsole,
}) => {
  // Not fresh, and a wrong password.
  allowConsole(/status of 40[13]/);
  await reader.signIn(page);
  const before = await sessionCookie(page.context());
  await requestWithStaleSession(page, product, reader);
  const password = dialog(page).getByLabel('Password', { exact: true });
  await expect(password).toBeFocused();
  await expectAccessible(page, dialog(page));

  await confirmPassword(page, 'not the password');
  await expect(password).toHaveAccessibleDescription('That isn’t your password.');
  await confirmPassword(page, reader.password);
  await expect(sent(page)).toBeFocused();
  await expect(dialog(page)).toHaveCount(0);
  expect(await sessionCookie(page.context())).not.toBe(before);
  await expect(row(page, 'Sessions').getByRole('listitem')).toHaveCount(1);
});

test('Escape cancels and keeps what was typed', async ({ page, product, reader, allowConsole }) => {
  allowConsole(/status of 403/);
  await reader.signIn(page);
  await requestWithStaleSession(page, product, reader);
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
  const email = row(page, 'Email');
  await expect(email.getByRole('alert')).toBeFocused();
  await expect(email.getByLabel('New email')).toHaveValue(/^ada-/);
  await email.getByRole('button', { name: 'Change email' }).click();
  await confirmPassword(page, reader.password);
  await expect(sent(page)).toBeFocused();
});

test('a second factor is requested, too', async ({ page, product, reader, allowConsole }) => {
  allowConsole(/status of 403/);
  await reader.signIn(page);
  const { totpURI, backupCodes } = await reader.post<{ totpURI: string; backupCodes: string[] }>(
    page.request,
    'two-factor/enable',
    { password: reader.password },
  );
  const code = (URI.parse(totpURI) as TOTP).generate();
  await reader.post(page.request, 'two-factor/verify-totp', { code });
  await requestWithStaleSession(page, product, reader);
  await confirmPassword(page, reader.password);
  await expect(dialog(page).getByLabel('Code from your authenticator app')).toBeFocused();
  await dialog(page).getByRole('button', { name: 'Use a backup code' }).click();
  await dialog(page)
    .getByLabel('Backup code')
    .fill(backupCodes[0] ?? '');
  await dialog(page).getByRole('button', { name: 'Confirm' }).click();
  await expect(sent(page)).toBeFocused();
});

test('a passkey works, too', async ({ page, product, reader, allowConsole }) => {
  allowConsole(/status of 403/);
  await attachAuthenticator(page);
  await reader.signIn(page, '/profile');
  await row(page, 'Passkeys').getByRole('button', { name: 'Add a passkey' }).click();
  await expect(row(page, 'Passkeys').getByRole('listitem')).toHaveCount(1);
  await requestWithStaleSession(page, product, reader);
  await dialog(page).getByRole('button', { name: 'Use a passkey' }).click();
  await expect(sent(page)).toBeFocused();
});

test('a reader who signs in to another account triggers nothing there, and sees nothing that was typed', async ({
  page,
  product,
  reader,
  playwright,
  allowConsole,
}) => {
  allowConsole(/status of 403/);
  const other = new Reader(product);
  const request = await playwright.request.newContext({ baseURL: product.url });
  await other.create(request);
  await request.dispose();
  await reader.signIn(page);
  await requestWithStaleSession(page, product, reader);
  // As with a passkey of the other account.
  await page.route('**/api/auth/sign-in/email', (route) =>
    route.continue({ postData: JSON.stringify({ email: other.email, password: other.password }) }),
  );
  const asked: string[] = [];
  page.on('request', (call) => {
    if (call.method() === 'POST') asked.push(new URL(call.url()).pathname);
  });
  await confirmPassword(page, reader.password);
  const field = row(page, 'Email').getByLabel('New email');
  await expect(field, 'of the other account').toHaveAttribute('data-draft', other.email);
  await expect(field).toHaveValue('');
  await expect(dialog(page)).toHaveCount(0);
  expect(asked).toEqual(['/api/auth/sign-in/email']);
});
