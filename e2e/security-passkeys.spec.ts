import { attachAuthenticator } from './support/attachAuthenticator';
import { row, refuseOnceAsNotFresh } from './support/accountArea';
import { expectNoBarrier } from './support/expectNoBarrier';
import { expectHydrated, openPage } from './support/openPage';
import { expect, test } from './support/test';

test('a passkey is added, renamed, used and removed on the account page', async ({
  page,
  reader,
}) => {
  await attachAuthenticator(page);
  await reader.signIn(page, '/profile#passkeys');
  const passkeys = row(page, 'Passkeys');
  await expect(passkeys).toContainText('None yet');

  await test.step('is added, and named after the browser', async () => {
    await passkeys.getByRole('button', { name: 'Add a passkey' }).click();
    await expect(passkeys.getByRole('status').first()).toContainText('Added.');
    await expect(passkeys.getByRole('listitem')).toContainText(
      /Chrome on \w+.*Added .*Not used yet/,
    );
    await expect(passkeys.getByRole('heading')).toBeFocused();
  });

  await test.step("isn't created twice on the same device", async () => {
    await passkeys.getByRole('button', { name: 'Add a passkey' }).click();
    await expect(passkeys.getByRole('alert')).toContainText(
      'already has a passkey for your account',
    );
  });

  await test.step('gets another name', async () => {
    await passkeys.getByRole('button', { name: /^Rename Chrome/ }).click();
    const name = passkeys.getByLabel('Passkey name');
    await expect(name).toBeFocused();
    await name.fill('');
    await name.press('Enter');
    await expect(name).toHaveAccessibleDescription('Enter a name.');
    await name.fill('Old laptop');
    await passkeys.getByRole('button', { name: 'Save' }).click();
    await expect(passkeys.getByRole('status').first()).toHaveText('Renamed.');
    await expect(passkeys.getByRole('listitem')).toContainText('Old laptop');
  });

  await test.step('signs in, and says when', async () => {
    await reader.signOut(page);
    await page.goto('/sign-in?next=%2Fprofile%23passkeys');
    await page.waitForURL('/profile#passkeys');
    await expectHydrated(page);
    await expect(passkeys.getByRole('listitem')).toContainText(/Last used (now|.* ago)/);
  });

  await test.step('is removed after confirmation', async () => {
    await passkeys.getByRole('button', { name: 'Remove Old laptop' }).click();
    await expectNoBarrier(page, 'passkeys');
    await page.keyboard.press('Escape');
    await expect(passkeys.getByRole('button', { name: 'Remove Old laptop' })).toBeVisible();
    await passkeys.getByRole('button', { name: 'Remove Old laptop' }).click();
    await passkeys.getByRole('button', { name: 'Remove', exact: true }).click();
    await expect(passkeys.getByRole('status').first()).toContainText('Removed');
    await expect(passkeys).toContainText('None yet');
  });
});

test('a browser without passkeys says so, and lists the existing ones', async ({
  page,
  reader,
}) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(window, 'PublicKeyCredential');
  });
  await reader.signIn(page, '/profile');
  await expect(row(page, 'Passkeys')).toContainText('This browser doesn’t support passkeys.');
  await expect(page.getByRole('button', { name: 'Add a passkey' })).toHaveCount(0);
});

test('a reader who signed in a while ago is sent to sign-in and back to the row (SES-17)', async ({
  page,
  reader,
  allowConsole,
}) => {
  allowConsole(/status of 403/);
  await refuseOnceAsNotFresh(page, '/api/auth/passkey/generate-register-options');
  await reader.signIn(page, '/profile');
  const passkeys = row(page, 'Passkeys');
  await passkeys.getByRole('button', { name: 'Add a passkey' }).click();
  await page.getByRole('dialog').getByRole('link', { name: 'Sign in another way' }).click();
  await expect(page).toHaveURL('/sign-in?again&next=%2Fprofile%3Fedit%23passkeys');
});

test('rows say that the server is unreachable, and load when it is back', async ({
  page,
  reader,
  allowConsole,
}) => {
  allowConsole(/ERR_FAILED/);
  await reader.signIn(page, '/');
  await page.route('**/api/me/security', (route) => route.abort());
  await openPage(page, '/profile');
  const passkeys = row(page, 'Passkeys');
  await expect(passkeys.getByRole('alert')).toContainText('The account server isn’t responding');
  await page.unroute('**/api/me/security');
  await passkeys.getByRole('button', { name: 'Try again' }).click();
  await expect(passkeys).toContainText('None yet');
});
