import type { Page } from '@playwright/test';
import { expectAccessible } from './support/expectAccessible';
import { openPage } from './support/openPage';
import type { Product } from './support/product';
import { Reader } from './support/Reader';
import { readMailLink } from './support/readMailLink';
import { runSql } from './support/runSql';
import { expect, test } from './support/test';

// Reduced motion avoids checking pages mid-transition.
test.use({ colorScheme: 'dark', contextOptions: { reducedMotion: 'reduce' } });

const NEW_PASSWORD = 'another long enough password';
/** A name without line break opportunities. */
const LONG_NAME = 'Schlüsselbundverwaltungserweiterung'.padEnd(60, 'x');

const notice = (page: Page) => page.getByRole('main').getByRole('status').first();

/**
 * An intruder was in the account, and added passkeys, a connected service, an API key and an
 * authenticator app.
 */
async function intrude(product: Product, { email }: Reader): Promise<void> {
  for (const [number, name] of ['Laptop', LONG_NAME].entries()) {
    await runSql(
      product,
      `insert into passkey
         (id, "userId", name, "publicKey", "credentialID", counter, "deviceType", "backedUp")
       select id || $2, id, $3, '', id || $2, 0, 'singleDevice', false from "user" where email = $1`,
      email,
      `-${number}`,
      name,
    );
  }
  await runSql(
    product,
    `insert into account (id, "userId", "accountId", "providerId", "createdAt", "updatedAt")
     select id || '-github', id, id, 'github', now(), now() from "user" where email = $1`,
    email,
  );
  await runSql(
    product,
    `insert into apikey (id, "configId", "userId", "credentialVersion", key, start, name, enabled,
                         "createdAt", "updatedAt", "expiresAt")
     select id || '-key', 'default', id, "credentialVersion", id, 'gh_AbCd', 'Nightly build', true,
            now(), now(), now() + interval '1 day' from "user" where email = $1`,
    email,
  );
  await runSql(product, 'update "user" set "twoFactorEnabled" = true where email = $1', email);
}

async function setPassword(page: Page): Promise<void> {
  await page.getByLabel('New password', { exact: true }).fill(NEW_PASSWORD);
  await page.getByRole('button', { name: 'Set password' }).click();
}

test('after a reset, other ways into the account are shown and removed, accessibly', async ({
  page,
  reader,
  request,
  product,
}) => {
  await intrude(product, reader);
  await reader.post(request, 'request-password-reset', { email: reader.email });
  await openPage(page, await readMailLink(product, reader.email, '/reset-password'));
  await setPassword(page);

  await expect(notice(page)).toBeFocused();
  const main = page.getByRole('main');
  await expect(main.getByRole('listitem')).toHaveText([
    'Passkey: Laptop',
    `Passkey: ${LONG_NAME}`,
    'Connected service: github',
    'API key: Nightly build',
    /^An authenticator app/,
  ]);
  await expectAccessible(page, main.getByRole('button', { name: 'Remove all' }));

  await main.getByRole('button', { name: 'Remove all' }).click();
  await expect(notice(page)).toContainText('Removed.');
  await expect(notice(page)).toBeFocused();
  await expect(main.getByRole('listitem')).toHaveText([/^An authenticator app/]);
  await expectAccessible(page, notice(page));
  await main.getByRole('link', { name: 'Sign in' }).click();
  await expect(page).toHaveURL('/sign-in');
});

test('confirming an address with its password is accessible, even with a wrong one', async ({
  page,
  request,
  product,
  allowConsole,
}) => {
  allowConsole(/status of 400/);
  const reader = new Reader(product);
  const { name, email, password } = reader;
  await reader.post(request, 'sign-up/email', { name, email, password });
  await openPage(page, await readMailLink(product, email, '/verify-email'));
  const field = page.getByRole('main').getByLabel('Password', { exact: true });
  await expectAccessible(page, field);
  await field.fill('not the password of this one');
  await page.getByRole('button', { name: 'Confirm email' }).click();
  await expect(field).toHaveAccessibleDescription(/That isn’t the password you signed up with/);
  await expect(field).toBeFocused();
  await expectAccessible(page, field);
});
