import { describe, expect, it } from 'vitest';
import type { ResetReview } from '@gatehouse/contract/account';
import { createAuthenticator } from '../../testing/createAuthenticator.js';
import type { Browser } from '../../testing/createBrowser.js';
import type { Sent } from '../../testing/send.js';
import { useApp } from '../../testing/useApp.js';

const github = {
  ...({ kind: 'github', id: 'github', name: 'GitHub' } as const),
  clientId: 'a',
  clientSecret: 'b',
  url: 'http://localhost',
  apiUrl: 'http://localhost',
};
const use = useApp({ providers: [github] }, {});
const NEW_PASSWORD = 'another long password';

const json = <T = Record<string, unknown>>({ text }: Sent) => JSON.parse(text) as T;
const read = (token: string) => use.app.browser().post('/api/me/reset-review', { token });
const remove = (token: string) =>
  use.instances[1]?.browser().post('/api/me/reset-review/remove', { token }) as Promise<Sent>;

/** A reader whose account has an intruder's passkey and connected service, and a reset link. */
async function entered(): Promise<{ reader: Browser; token: string }> {
  const reader = use.app.browser();
  expect((await reader.signUp()).status).toBe(200);
  const { challenge } = json<{ challenge: string }>(
    await reader.get('/api/auth/passkey/generate-register-options'),
  );
  const ceremony = { challenge, origin: use.app.origin, rpId: 'localhost' };
  const body = { response: createAuthenticator().create(ceremony), name: 'Laptop' };
  expect((await reader.post('/api/auth/passkey/verify-registration', body)).status).toBe(200);
  await use.database.sql(
    `insert into account (id, "userId", "accountId", "providerId", "createdAt", "updatedAt")
     select gen_random_uuid(), id, id, 'github', now(), now() from "user" where email = $1`,
    [reader.email],
  );
  await reader.post('/api/auth/request-password-reset', { email: reader.email });
  return { reader, token: await reader.readToken('reset') };
}
async function reset(token: string): Promise<void> {
  const body = { token, newPassword: NEW_PASSWORD };
  expect((await use.app.browser().post('/api/auth/reset-password', body)).status).toBe(200);
}

describe('after a reset', () => {
  it('its link lists other sign-in methods, and removes them once', async () => {
    const { reader, token } = await entered();
    expect(json(await read(token))).toMatchObject({ code: 'INVALID_TOKEN' });
    await reset(token);
    expect(json<ResetReview>(await read(token))).toMatchObject({
      passkeys: [{ name: 'Laptop' }],
      connections: [{ provider: 'github', name: 'GitHub' }],
      hasSecondFactor: false,
    });
    // Someone has already used the new password.
    const other = use.app.browser();
    other.email = reader.email;
    expect((await other.signIn(NEW_PASSWORD)).status).toBe(200);
    expect(json(await remove(token))).toEqual({ status: true });
    expect(json<{ reader: unknown }>(await other.get('/api/me')).reader).toBeNull();
    const left = await use.database.sql<{ providerId: string }>(
      `select "providerId" from account a join "user" u on u.id = a."userId" where u.email = $1`,
      [reader.email],
    );
    expect(left).toEqual([{ providerId: 'credential' }]);
    expect(
      await use.database.sql(
        `select 1 from passkey p join "user" u on u.id = p."userId" where u.email = $1`,
        [reader.email],
      ),
    ).toEqual([]);
    const told = await use.database.sql<{ change: string }>(
      `select data->>'change' as change from mail
        where recipient = $1 and template = 'security-changed' order by created_at`,
      [reader.email],
    );
    expect(told.map(({ change }) => change)).toEqual(
      expect.arrayContaining(['passkey-removed', 'connection-removed']),
    );
    expect(json(await remove(token))).toMatchObject({ code: 'INVALID_TOKEN' });
    expect((await reader.signIn(NEW_PASSWORD)).status).toBe(200);
  });

  it.each([
    ['a quarter of an hour', `update verification set "expiresAt" = now() where "userId" = $1`],
    ['a ban', `update "user" set "bannedAt" = now() where id = $1`],
    ['another new password', `update account set password = 'x' where "userId" = $1`],
  ])('its link is invalid after %s', async (_what, change) => {
    const { reader, token } = await entered();
    await reset(token);
    const [{ id = '' } = {}] = await use.database.sql<{ id: string }>(
      'select id from "user" where email = $1',
      [reader.email],
    );
    await use.database.sql(change, [id]);
    for (const answer of [await read(token), await remove(token)]) {
      expect(json(answer)).toMatchObject({ code: 'INVALID_TOKEN' });
    }
  });

  it('the second factor stays, because a mailbox alone is not two factors', async () => {
    const { reader, token } = await entered();
    await use.database.sql('update "user" set "twoFactorEnabled" = true where email = $1', [
      reader.email,
    ]);
    await reader.post('/api/auth/request-password-reset', { email: reader.email });
    const newer = await reader.readToken('reset');
    expect(newer).not.toBe(token);
    await reset(newer);
    expect(json<ResetReview>(await read(newer))).toMatchObject({ hasSecondFactor: true });
    expect((await remove(newer)).status).toBe(200);
    expect(
      await use.database.sql('select "twoFactorEnabled" as enabled from "user" where email = $1', [
        reader.email,
      ]),
    ).toEqual([{ enabled: true }]);
  });
});
