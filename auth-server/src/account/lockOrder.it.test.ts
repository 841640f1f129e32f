import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { beginReview } from '../auth/passwordReset/beginReview.js';
import { banReader } from '../membership/readers.js';
import { PASSWORD, type Browser } from '../testing/createBrowser.js';
import { holdReader } from '../testing/holdReader.js';
import { PLAIN_PASSWORDS } from '../testing/plainPasswords.js';
import type { Sent } from '../testing/send.js';
import { useApp } from '../testing/useApp.js';

const plain = { passwordHash: PLAIN_PASSWORDS };
const use = useApp(plain, plain);
const NEW_PASSWORD = 'another long password';

/** A reader with every sign-in method. */
interface Equipped {
  id: string;
  browser: Browser;
}

async function equipped(): Promise<Equipped> {
  const browser = await use.signedUp();
  const [{ id = '' } = {}] = await use.database.sql<{ id: string }>(
    'select id from "user" where email = $1',
    [browser.email],
  );
  await use.database.sql(
    `with connection as (
       insert into account (id, "userId", "accountId", "providerId", "createdAt", "updatedAt")
       values ($1 || '-github', $1, $1, 'github', now(), now()))
     insert into passkey (id, "userId", "publicKey", "credentialID", counter, "deviceType", "backedUp")
     values ($1 || '-passkey', $1, '', $1, 0, 'singleDevice', false)`,
    [id],
  );
  return { id, browser };
}

/** Everything that changes the sign-in methods of an account, up to its last request. */
const ACTS: Record<string, (reader: Equipped) => Promise<() => Promise<Sent | void>>> = {
  'a new password': ({ browser }) =>
    ready(() =>
      browser.post('/api/auth/change-password', {
        currentPassword: PASSWORD,
        newPassword: NEW_PASSWORD,
      }),
    ),
  'the deletion': ({ browser }) =>
    ready(() => browser.post('/api/me/delete', { email: browser.email })),
  'the removal of a passkey': ({ browser, id }) =>
    ready(() => browser.post('/api/auth/passkey/delete-passkey', { id: `${id}-passkey` })),
  'the removal of a connection': ({ browser, id }) =>
    ready(() => browser.delete(`/api/me/connections/${id}-github`)),
  'the removal of all other sign-in methods': async ({ id }) => {
    const token = randomUUID();
    await beginReview(use.app.database.queries, id, token);
    return () => elsewhere().post('/api/me/reset-review/remove', { token });
  },
  'a second factor': ({ browser }) =>
    ready(() => browser.post('/api/auth/two-factor/enable', { password: PASSWORD })),
  'a new API key': ({ browser }) =>
    ready(() => browser.post('/api/me/api-keys', { name: 'x', days: 1 })),
  'a ban': ({ id }) => ready(() => banReader(use.app.database.queries, id)),
  'a sign-in': ({ browser: { email } }) =>
    ready(() => elsewhere().post('/api/auth/sign-in/email', { email, password: PASSWORD })),
};
const ready = <T>(act: () => Promise<T>) => Promise.resolve(act);
const elsewhere = (): Browser => use.instances[1]?.browser() as Browser;

const NAMES = Object.keys(ACTS);
const PAIRS = NAMES.flatMap((first) => NAMES.map((second) => [first, second] as const));

it.each(PAIRS)(
  '%s and %s succeed, one after the other, when started at the same time (DAT-04)',
  async (...names) => {
    const reader = await equipped();
    const acts: (() => Promise<Sent | void>)[] = [];
    for (const name of names) acts.push(await (ACTS[name] as (typeof ACTS)[string])(reader));
    for (const { logged } of use.instances) logged.length = 0;
    const hold = await holdReader(use.database, reader.browser.email);
    const begun = [];
    for (const act of acts) begun.push(await hold.begin(act));
    await hold.release();
    for (const { answer } of begun) {
      const { status = 200, text = '' } = (await answer) ?? {};
      expect(status, text).toBeLessThan(500);
    }
    for (const { logged } of use.instances) {
      expect(logged.filter((line) => /deadlock|"level":"error"/.test(line))).toEqual([]);
    }
  },
);

it('a new password and a deletion leave no part of the account, in either order (DAT-04)', async () => {
  for (let round = 0; round < 30; round += 1) {
    const { id, browser } = await equipped();
    const answers = await Promise.all([
      browser.post('/api/auth/change-password', {
        currentPassword: PASSWORD,
        newPassword: NEW_PASSWORD,
      }),
      browser.post('/api/me/delete', { email: browser.email }),
    ]);
    const statuses = answers.map(({ status }) => status);
    expect(Math.max(...statuses), answers.map(({ text }) => text).join()).toBeLessThan(500);
    const readers = await use.database.sql('select 1 from "user" where id = $1', [id]);
    expect(readers).toHaveLength(statuses[1] === 200 ? 0 : 1);
  }
});
