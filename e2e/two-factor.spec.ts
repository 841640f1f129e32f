import type { Page } from '@playwright/test';
import { TOTP, URI } from 'otpauth';
import { addPasskey } from './support/addPasskey';
import { attachAuthenticator } from './support/attachAuthenticator';
import { expectOpen } from './support/gatePage';
import { membersPage } from './support/gatedPages';
import { expectHydrated, openPage } from './support/openPage';
import type { Reader } from './support/Reader';
import { expect, test } from './support/test';

const members = membersPage();

interface Enabled {
  totpURI: string;
  backupCodes: string[];
}

/** The current or the next code of an authenticator app: each works once. */
function codeOf(uri: string, which: 'now' | 'next' = 'now'): string {
  const totp = URI.parse(uri);
  if (!(totp instanceof TOTP)) throw new Error('no time-based code');
  return totp.generate({ timestamp: Date.now() + (which === 'now' ? 0 : 30_000) });
}

/** Turns on the second factor, and signs out. */
async function protect(page: Page, reader: Reader): Promise<Enabled> {
  await reader.startSession(page.request);
  const { password } = reader;
  const enabled = await reader.post<Enabled>(page.request, 'two-factor/enable', { password });
  await reader.post(page.request, 'two-factor/verify-totp', { code: codeOf(enabled.totpURI) });
  await reader.post(page.request, 'sign-out');
  return enabled;
}

test('the app’s code is requested, and not again in a trusted browser', async ({
  page,
  reader,
  allowConsole,
}) => {
  allowConsole(/status of 401/);
  const { totpURI } = await protect(page, reader);
  await reader.fillSignIn(page, members.path);
  await page.waitForURL(/\/two-factor\?next=/);
  const code = page.getByLabel('Code', { exact: true });
  await expect(code, 'is ready for input').toBeFocused();
  await page.keyboard.type('000000');
  await expect(code).toHaveAccessibleDescription(/That code is incorrect/);
  await expect(code).toBeFocused();

  await page.getByLabel('Trust this browser for 30 days').check();
  const next = codeOf(totpURI, 'next');
  // As pasted by a password manager or from the clipboard, without pressing a button.
  await code.fill(`${next.slice(0, 3)} ${next.slice(3)}`);
  await page.waitForURL(members.path);
  await expectHydrated(page);
  await expectOpen(page, members);

  await reader.signOut(page);
  await reader.signInByForm(page, members.path);
  await expectOpen(page, members);
});

test('a passkey replaces a code', async ({ page, reader }) => {
  await attachAuthenticator(page);
  // The virtual authenticator would respond to the autofill offer in the email field by itself.
  await page.addInitScript(() => {
    PublicKeyCredential.isConditionalMediationAvailable = () => Promise.resolve(false);
  });
  await reader.signIn(page, '/profile#passkeys');
  await addPasskey(page);
  await protect(page, reader);
  await reader.fillSignIn(page, members.path);
  await page.waitForURL(/\/two-factor\?next=/);
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await page.waitForURL(members.path);
  await expectOpen(page, members);
});

test('a backup code works instead, once', async ({ page, reader, allowConsole }) => {
  allowConsole(/status of 401/);
  const { backupCodes } = await protect(page, reader);
  const use = async (code: string) => {
    await reader.fillSignIn(page, '/');
    await page.waitForURL(/\/two-factor/);
    await page.getByRole('button', { name: 'Use a backup code' }).click();
    await page.getByLabel('Backup code').fill(code);
    await page.getByRole('button', { name: 'Continue' }).click();
  };
  await use(backupCodes[0] ?? '');
  await page.waitForURL('/');
  await reader.signOut(page);
  await use(backupCodes[0] ?? '');
  await expect(page.getByLabel('Backup code')).toHaveAccessibleDescription(/incorrect/);
});

test('without a first factor there is no form, but a link to sign-in', async ({ page, reader }) => {
  const main = page.getByRole('main');
  await openPage(page, '/two-factor?next=%2Fplans');
  await expect(main).toContainText('There’s no sign-in waiting for a code');
  await expect(main.locator('form')).toHaveCount(0);
  await main.getByRole('link', { name: 'Sign in' }).click();
  await expect(page).toHaveURL('/sign-in?next=%2Fplans');

  await reader.signIn(page, '/two-factor?next=%2Fplans');
  await expect(main).toContainText('You’re signed in as Ada Reader');
  await expect(main.locator('form')).toHaveCount(0);
});

test('an expired first factor returns to sign-in', async ({ page, reader, allowConsole }) => {
  allowConsole(/status of 401/);
  await protect(page, reader);
  await reader.fillSignIn(page, '/plans');
  await page.waitForURL(/\/two-factor/);
  await page.reload();
  await page.context().clearCookies();
  await page.getByLabel('Code', { exact: true }).fill('123 456');
  await expect(page.getByRole('alert')).toContainText('then start over');
  await page.getByRole('link', { name: 'Back to sign-in' }).click();
  await expect(page).toHaveURL('/sign-in?next=%2Fplans');
});
