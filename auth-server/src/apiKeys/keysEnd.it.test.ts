import type { NewApiKey, ResetReview } from '@gatehouse/contract/account';
import { expect, it } from 'vitest';
import { banReader, getReaderId, unbanReader } from '../membership/readers.js';
import { signOutEveryone } from '../session/signOutEveryone.js';
import { createApiKey } from '../testing/createApiKey.js';
import type { Browser } from '../testing/createBrowser.js';
import { holdReader } from '../testing/holdReader.js';
import type { Sent } from '../testing/send.js';
import { useApp } from '../testing/useApp.js';

const use = useApp();

const wanted = { name: 'Laptop', days: 30 };
const NEW_PASSWORD = 'another long password';

const json = <T = Record<string, unknown>>({ text }: Sent) => JSON.parse(text) as T;
const create = (reader: Browser) => reader.post('/api/me/api-keys', wanted);
const statusOf = async (key: string) =>
  (await use.app.send({ path: '/api/me', headers: { authorization: `Bearer ${key}` } })).status;
const keysOf = ({ email }: Browser) =>
  use.database.sql(`select 1 from apikey k join "user" u on u.id = k."userId" where u.email = $1`, [
    email,
  ]);

async function holder() {
  const reader = await use.signedUp();
  const { key, id } = json<NewApiKey>(await create(reader));
  const userId = (await getReaderId(use.app.database.queries, reader.email)) ?? '';
  return { reader, key, id, userId };
}

async function reset(reader: Browser): Promise<string> {
  await reader.post('/api/auth/request-password-reset', { email: reader.email });
  const token = await reader.readToken('reset');
  const body = { token, newPassword: NEW_PASSWORD };
  expect((await use.app.browser().post('/api/auth/reset-password', body)).status).toBe(200);
  return token;
}

it('revokes the keys of a banned reader for good', async () => {
  const { key, userId, reader } = await holder();
  await banReader(use.app.database.queries, userId);
  expect(await statusOf(key)).toBe(401);
  expect(await keysOf(reader)).toEqual([]);
  await unbanReader(use.app.database.queries, userId);
  expect(await statusOf(key)).toBe(401);
});

it('revokes the keys of a deleted account', async () => {
  const { key, reader, id } = await holder();
  expect((await reader.post('/api/me/delete', { email: reader.email })).status).toBe(200);
  expect(await statusOf(key)).toBe(401);
  expect(await use.database.sql('select 1 from apikey where id = $1', [id])).toEqual([]);
});

it('keeps keys after a password reset until the reader chooses to revoke them', async () => {
  const { key, reader } = await holder();
  const token = await reset(reader);
  expect(await statusOf(key)).toBe(200);
  const anyone = use.app.browser();
  const review = json<ResetReview>(await anyone.post('/api/me/reset-review', { token }));
  expect(review.apiKeys).toEqual([{ id: expect.any(String), name: 'Laptop' }]);
  expect((await anyone.post('/api/me/reset-review/remove', { token })).status).toBe(200);
  expect(await statusOf(key)).toBe(401);
  const events = await use.database.sql(
    `select detail from audit_event where kind = 'api-key-revoked' and user_id =
       (select id from "user" where email = $1)`,
    [reader.email],
  );
  expect(events).toEqual([{ detail: 'Laptop' }]);
});

it('revokes all keys when everyone is signed out: a backup restores revoked ones (DAT-02)', async () => {
  const [one, other] = [await holder(), await holder()];
  const ended = await signOutEveryone(use.app.database.queries);
  expect(ended.apiKeys).toBeGreaterThanOrEqual(2);
  expect([await statusOf(one.key), await statusOf(other.key)]).toEqual([401, 401]);
});

it.each<[string, (userId: string) => [string, unknown[]]]>([
  ['a ban', (id) => ['update "user" set "bannedAt" = now() where id = $1', [id]]],
  ['a new password', (id) => [`update account set password = 'x' where "userId" = $1`, [id]]],
  ['the deletion', (id) => ['delete from "user" where id = $1', [id]]],
])('leaves no key that is being created during %s (SES-21)', async (_what, change) => {
  const { reader, userId } = await holder();
  const hold = await holdReader(use.database, reader.email);
  const { answer, isWaiting } = await hold.begin(() => create(reader));
  expect(isWaiting).toBe(true);
  const before = (await keysOf(reader)).length;
  await hold.sql(...change(userId));
  await hold.release();
  expect(await answer).toMatchObject({ status: 401 });
  expect((await keysOf(reader)).length).toBeLessThanOrEqual(before);
});

it('exports keys without a secret (DAT-03)', async () => {
  const { key, reader } = await holder();
  const { text } = await reader.get('/api/me/export');
  expect(JSON.parse(text)).toMatchObject({
    apiKeys: [{ name: 'Laptop', start: key.slice(0, 7), scope: 'read' }],
  });
  expect(text).not.toContain(key.slice(7));
  const [row] = await use.database.sql<{ key: string }>('select key from apikey where name = $1', [
    'Laptop',
  ]);
  expect(text).not.toContain(row?.key);
});

it('checks keys in the database as well', async () => {
  const { reader, userId } = await holder();
  const { id } = await createApiKey(use.database, reader);
  const refused = (text: string, values: unknown[] = []) =>
    expect(use.database.sql(text, values)).rejects.toThrow(/violates|have changed/);
  const copy = (columns: Record<string, string>) =>
    refused(
      `insert into apikey (id, "configId", "userId", "credentialVersion", key, "createdAt", "updatedAt")
       select gen_random_uuid(), 'default', ${columns.userId ?? '"userId"'},
              ${columns.version ?? '"credentialVersion"'}, ${columns.key ?? 'gen_random_uuid()'}, now(), now()
         from apikey where id = $1`,
      [id],
    );
  await copy({ key: 'key' });
  await copy({ userId: `'nobody'` });
  await copy({ version: 'null' });
  await copy({ version: '"credentialVersion" + 1' });
  expect(userId).not.toBe('');
});
