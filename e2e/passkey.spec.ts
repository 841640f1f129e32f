import { addPasskey } from './support/addPasskey';
import { attachAuthenticator } from './support/attachAuthenticator';
import { expectOpen } from './support/gatePage';
import { membersPage } from './support/gatedPages';
import { expectHydrated, openPage } from './support/openPage';
import { expect, test } from './support/test';

const members = membersPage();
const signInPage = `/sign-in?next=${encodeURIComponent(members.path)}`;

test('a passkey signs in with its button, or from the email field', async ({ page, reader }) => {
  await attachAuthenticator(page);
  await reader.signIn(page, '/');
  await addPasskey(page);

  await test.step('from the email field, without a click', async () => {
    await reader.signOut(page);
    await page.goto(signInPage);
    await page.waitForURL(members.path);
    await expectHydrated(page);
    await expectOpen(page, members);
  });

  await test.step('with its button, in a browser without passkey autofill', async () => {
    await reader.signOut(page);
    await page.addInitScript(() => {
      PublicKeyCredential.isConditionalMediationAvailable = () => Promise.resolve(false);
    });
    await openPage(page, signInPage);
    await expect(page.getByRole('main').getByLabel('Email')).toHaveAttribute(
      'autocomplete',
      'username webauthn',
    );
    await page.getByRole('button', { name: 'Use a passkey' }).click();
    await page.waitForURL(members.path);
    await expectHydrated(page);
    await expectOpen(page, members);
  });
});

test('without a passkey, the page says so, and the password still works', async ({
  page,
  reader,
}) => {
  await attachAuthenticator(page);
  await openPage(page, signInPage);
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await expect(page.getByRole('alert')).toContainText('No passkey for this site was used');
  await reader.signInByForm(page, members.path);
  await expectOpen(page, members);
});
