import type { Page } from '@playwright/test';
import { attachAuthenticator } from './support/attachAuthenticator';
import { expectOpen } from './support/gatePage';
import { membersPage } from './support/gatedPages';
import { expectHydrated, openPage } from './support/openPage';
import { expect, test } from './support/test';

const members = membersPage();
const signInPage = `/sign-in?next=${encodeURIComponent(members.path)}`;

/** Adds a passkey to the signed-in reader's account, as the account's page does. */
async function addPasskey(page: Page): Promise<void> {
  const status = await page.evaluate(async () => {
    const options = await fetch('/api/auth/passkey/generate-register-options');
    const credential = await navigator.credentials.create({
      publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(
        (await options.json()) as PublicKeyCredentialCreationOptionsJSON,
      ),
    });
    if (!(credential instanceof PublicKeyCredential)) return 0;
    const { response, ...rest } = credential.toJSON() as RegistrationResponseJSON;
    const { attestationObject, clientDataJSON } = response;
    const answer = await fetch('/api/auth/passkey/verify-registration', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        response: { ...rest, response: { attestationObject, clientDataJSON } },
      }),
    });
    return answer.status;
  });
  expect(status).toBe(200);
}

test('a passkey signs in: by its button, or out of the email field', async ({ page, reader }) => {
  await attachAuthenticator(page);
  await reader.signIn(page, '/');
  await addPasskey(page);

  await test.step('out of the email field, without pressing anything', async () => {
    await reader.signOut(page);
    await page.goto(signInPage);
    await page.waitForURL(members.path);
    await expectHydrated(page);
    await expectOpen(page, members);
  });

  await test.step('by its button, in a browser that fills no passkeys into fields', async () => {
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

test('without a passkey the page says so, and the password still works', async ({
  page,
  reader,
}) => {
  await attachAuthenticator(page);
  await openPage(page, signInPage);
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await expect(page.getByRole('alert')).toContainText('No passkey of this site was used');
  await reader.signInByForm(page, members.path);
  await expectOpen(page, members);
});
