import { hash as argon2 } from '@node-rs/argon2';
import { describe, expect, it } from 'vitest';
import type { AccountSecurity } from '@gatehouse/contract/account';
import { PASSWORD, type Browser } from '../testing/createBrowser.js';
import type { Sent } from '../testing/send.js';
import { useApp } from '../testing/useApp.js';

const use = useApp({}, {});
const NEW_PASSWORD = 'another long password';

const json = <T = Record<string, unknown>>({ text }: Sent) => JSON.parse(text) as T;
async function signedUp(password?: string): Promise<Browser> {
  const browser = use.app.browser();
  expect((await browser.signUp(password)).status).toBe(200);
  return browser;
}
/** The same session, but from another network address and on another instance each time. */
function elsewhere({ email, cookie, jar }: Browser, turn: number): Browser {
  const browser = use.instances[turn % 2]?.browser() as Browser;
  return Object.assign(browser, { email, cookie, jar });
}

/**
 * Every route that requires the signed-in reader's current password. The last one checks it only if
 * there is a second factor.
 */
const ROUTES: [string, (password: string) => object][] = [
  ['change-password', (currentPassword) => ({ currentPassword, newPassword: NEW_PASSWORD })],
  ['two-factor/enable', (password) => ({ password })],
  ['two-factor/disable', (password) => ({ password })],
  ['two-factor/generate-backup-codes', (password) => ({ password })],
];

describe('the current password', () => {
  it('can be guessed 20 times per session, across all routes and instances, even in parallel (RL-07, CRD-08)', async () => {
    const reader = await signedUp();
    const answers = await Promise.all(
      Array.from({ length: 22 }, (_, turn) => {
        const [route = '', body] = ROUTES[turn % 3] ?? [];
        return elsewhere(reader, turn).post(`/api/auth/${route}`, body?.(`wrong ${turn}`));
      }),
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([...Array<number>(20).fill(400), 429, 429]);
    const right = await elsewhere(reader, 0).post('/api/auth/change-password', {
      currentPassword: PASSWORD,
      newPassword: NEW_PASSWORD,
    });
    expect(right.status).toBe(429);
    const refused = await use.database.sql(
      `select 1 from audit_event e join "user" u on u.id = e.user_id
        where u.email = $1 and e.kind = 'password-refused' and e.actor = 'reader'`,
      [reader.email],
    );
    expect(refused).toHaveLength(20);
  });

  it('is not guessed when the new password is refused', async () => {
    const reader = await signedUp();
    // More than the account's budget, in two batches: requests in flight count until they are
    // answered.
    for (const part of [0, 1]) {
      const answers = await Promise.all(
        Array.from({ length: 11 }, (_, turn) =>
          elsewhere(reader, part + turn).post('/api/auth/change-password', {
            currentPassword: PASSWORD,
            newPassword: 'password1234',
          }),
        ),
      );
      for (const answer of answers) expect(json(answer)).toMatchObject({ code: 'COMMON_PASSWORD' });
    }
    const { status } = await elsewhere(reader, 0).post('/api/auth/change-password', {
      currentPassword: PASSWORD,
      newPassword: NEW_PASSWORD,
    });
    expect(status).toBe(200);
  });

  it('does not make an old session fresh, or extend it (SES-12, SES-17)', async () => {
    const reader = await signedUp();
    const times = () =>
      use.database.sql(
        `select s."createdAt", s."expiresAt" from session s join "user" u on u.id = s."userId"
          where u.email = $1`,
        [reader.email],
      );
    await use.database.sql(
      `update session set "createdAt" = now() - interval '2 days', "expiresAt" = now() + interval '1 day'
         from "user" u where u.id = "userId" and u.email = $1`,
      [reader.email],
    );
    const before = await times();
    const { status } = await reader.post('/api/auth/change-password', {
      currentPassword: PASSWORD,
      newPassword: NEW_PASSWORD,
    });
    expect(status).toBe(200);
    expect(await times()).toEqual(before);
    expect(json<AccountSecurity>(await reader.get('/api/me/security')).isFresh).toBe(false);
    expect(json(await reader.get('/api/me/export'))).toMatchObject({ code: 'SESSION_NOT_FRESH' });
  });
});

describe('a password in another form of Unicode (CRD-05)', () => {
  const NFC = 'cre\u0300me bru\u0302le\u0301e'.normalize('NFC');
  const NFD = NFC.normalize('NFD');
  const OTHER = 'pi\u00f1a colada on the beach';

  it.each([
    ['composed', NFC, NFD],
    ['decomposed', NFD, NFC],
  ])('is the same on every route, set %s', async (_form, set, typed) => {
    const reader = await signedUp(set);
    expect((await reader.signIn(typed)).status).toBe(200);
    for (const [route, body] of ROUTES.slice(1)) {
      const answer = await reader.post(`/api/auth/${route}`, body(typed));
      expect(json(answer)).not.toMatchObject({ code: 'INVALID_PASSWORD' });
    }
    const changed = await reader.post('/api/auth/change-password', {
      currentPassword: typed,
      newPassword: OTHER,
    });
    expect(changed.status).toBe(200);
    expect((await reader.signIn(OTHER.normalize('NFD'))).status).toBe(200);
    await reader.post('/api/auth/request-password-reset', { email: reader.email });
    const token = await reader.readToken('reset');
    await reader.post('/api/auth/reset-password', { token, newPassword: typed });
    expect((await reader.signIn(set)).status).toBe(200);
  });

  it('works if it was hashed as typed, and rehashing it ends no session', async () => {
    const reader = await signedUp(NFC);
    await use.database.sql(
      `update account set password = $2, "rehashedAt" = now() from "user" u
        where u.id = "userId" and u.email = $1`,
      [reader.email, await argon2(NFD)],
    );
    const other = use.app.browser();
    other.email = reader.email;
    expect((await other.signIn(NFC)).status).toBe(401);
    expect((await other.signIn(NFD)).status).toBe(200);
    expect((await other.signIn(NFC)).status).toBe(200);
    expect((await reader.get('/api/me/sessions')).status).toBe(200);
  });

  it('is measured in normalized form', async () => {
    const setTo = (newPassword: string) => {
      const body = { token: 'x'.repeat(24), newPassword };
      return use.app.browser().post('/api/auth/reset-password', body);
    };
    // Accepted, except that the link is not valid.
    for (const good of ['\ufb01'.repeat(6), 'e\u0301'.repeat(128)]) {
      expect(json(await setTo(good))).toMatchObject({ code: 'INVALID_TOKEN' });
    }
    for (const bad of ['e\u0301'.repeat(11), '\ufb01'.repeat(65), '\ufdfa'.repeat(8)]) {
      expect(json(await setTo(bad))).toMatchObject({ code: 'INVALID_INPUT' });
    }
  });
});
