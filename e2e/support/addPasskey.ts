import { expect, type Page } from '@playwright/test';

/** Adds a passkey to the signed-in reader's account, on the account page. */
export async function addPasskey(page: Page): Promise<void> {
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
