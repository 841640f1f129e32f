import { describe, expect, it } from 'vitest';
import type { AccountSecurity, AccountSession } from '@gatehouse/contract/account';
import type { Activity } from '@gatehouse/contract/activity';
import type { Me } from '@gatehouse/contract/me';
import { PASSWORD, type Browser } from '../testing/createBrowser.js';
import type { Sent } from '../testing/send.js';
import { useApp } from '../testing/useApp.js';

const use = useApp({}, {});

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const json = <T = Record<string, unknown>>({ text }: Sent) => JSON.parse(text) as T;
const getReader = async (browser: Browser) => json<Me>(await browser.get('/api/me')).reader;

/** Another browser of the same reader, on the other instance. */
async function signInElsewhere({ email }: Browser): Promise<Browser> {
  const browser = use.instances[1]?.browser() as Browser;
  browser.email = email;
  await browser.post(
    '/api/auth/sign-in/email',
    { email, password: PASSWORD },
    {
      'user-agent': FIREFOX,
    },
  );
  return browser;
}

/** Makes the session too old to be fresh. */
const ageSessions = ({ email }: Browser) =>
  use.database.sql(
    `update session set "createdAt" = now() - interval '16 minutes' from "user" u
      where u.id = "userId" and u.email = $1`,
    [email],
  );
const sessionsOf = async (browser: Browser) =>
  json<AccountSession[]>(await browser.get('/api/me/sessions'));

describe('sessions', () => {
  it('are listed with device, address and times, the current one marked, without a token (SES-10)', async () => {
    const reader = await use.signedUp();
    const other = await signInElsewhere(reader);
    await use.signedUp();
    const answer = await other.get('/api/me/sessions');
    const time = expect.stringMatching(/^\d{4}-.*Z$/) as string;
    expect(json(answer)).toEqual([
      {
        id: expect.any(String),
        isCurrent: true,
        device: 'Firefox on Linux',
        deviceKind: 'desktop',
        address: other.address,
        createdAt: time,
        lastSeenAt: time,
      },
      expect.objectContaining({ isCurrent: false, address: reader.address }),
    ]);
    const tokens = await use.database.sql<{ token: string }>('select token from session');
    for (const { token } of tokens) expect(answer.text).not.toContain(token);
  });

  it.each([
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8::7', '2001:db8::7'],
  ])('and the activity show %s as %s', async (sent, address) => {
    const reader = use.app.browser({ address: sent });
    expect((await reader.signUp()).status).toBe(200);
    expect(await sessionsOf(reader)).toMatchObject([{ address }]);
    const events = json<Activity[]>(await reader.get('/api/me/activity'));
    expect(events.map((event) => event.address)).toEqual([address, address]);
  });

  it('show when they were last seen, to about five minutes', async () => {
    const reader = await use.signedUp();
    await use.database.sql(`update session set "updatedAt" = now() - interval '1 hour'`);
    await reader.get('/api/me');
    await expect
      .poll(async () => Date.parse((await sessionsOf(reader))[0]?.lastSeenAt ?? ''))
      .toBeGreaterThan(Date.now() - 60_000);
  });

  it('are ended one by one, with effect from the next request (SES-09)', async () => {
    const reader = await use.signedUp();
    const other = await signInElsewhere(reader);
    const id = (await sessionsOf(reader)).find(({ isCurrent }) => !isCurrent)?.id ?? '';
    expect((await reader.delete(`/api/me/sessions/${id}`)).status).toBe(200);
    expect(await getReader(other)).toBeNull();
    expect(await getReader(reader)).not.toBeNull();
  });

  it('are all ended except the current one (SES-09)', async () => {
    const reader = await use.signedUp();
    const others = [await signInElsewhere(reader), await signInElsewhere(reader)];
    expect((await reader.delete('/api/me/sessions')).status).toBe(200);
    for (const other of others) expect(await getReader(other)).toBeNull();
    expect(await sessionsOf(reader)).toHaveLength(1);
  });

  it('of others are not found, and continue (SES-11)', async () => {
    const [reader, victim] = [await use.signedUp(), await use.signedUp()];
    const [{ id = '' } = {}] = await sessionsOf(victim);
    expect((await reader.delete(`/api/me/sessions/${id}`)).status).toBe(404);
    expect(await getReader(victim)).not.toBeNull();
  });
});

describe('the sign-in methods', () => {
  const securityOf = async (browser: Browser) =>
    json<AccountSecurity>(await browser.get('/api/me/security'));

  /** As if a service had been connected. */
  async function link(browser: Browser, provider: string): Promise<void> {
    await use.database.sql(
      `insert into account (id, "userId", "providerId", "accountId", "createdAt", "updatedAt")
       select gen_random_uuid(), id, $2, gen_random_uuid(), now(), now()
         from "user" where email = $1`,
      [browser.email, provider],
    );
  }

  it('are listed without their secrets', async () => {
    const reader = await use.signedUp();
    await link(reader, 'github');
    expect(await securityOf(reader)).toEqual({
      isFresh: true,
      hasPassword: true,
      hasSecondFactor: false,
      passkeys: [],
      connections: [{ id: expect.any(String), provider: 'github', createdAt: expect.any(String) }],
    });
    await ageSessions(reader);
    expect((await securityOf(reader)).isFresh).toBe(false);
  });

  it('can be removed with a fresh session, except the last one (SES-17)', async () => {
    const reader = await use.signedUp();
    await link(reader, 'github');
    await link(reader, 'google');
    const ids = (await securityOf(reader)).connections.map(({ id }) => id);
    await use.database.sql(
      `delete from account a using "user" u
        where u.id = a."userId" and u.email = $1 and "providerId" = 'credential'`,
      [reader.email],
    );
    const remove = (id = '') => reader.delete(`/api/me/connections/${id}`);
    const answers = await Promise.all(ids.map(remove));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await securityOf(reader)).connections).toHaveLength(1);
    expect((await remove('unknown')).status).toBe(404);
    await ageSessions(reader);
    expect(json(await remove(ids[0]))).toMatchObject({ code: 'SESSION_NOT_FRESH' });

    const [event] = json<Activity[]>(await reader.get('/api/me/activity'));
    const mails = await use.database.sql<{ data: { what: string } }>(
      `select data from mail where recipient = $1 and template = 'security-changed'`,
      [reader.email],
    );
    expect(mails).toMatchObject([
      { data: { change: 'connection-removed', path: '/profile#connections' } },
    ]);
    expect(event).toMatchObject({ kind: 'connection-removed', detail: mails[0]?.data.what });
  });
});

describe('an export', () => {
  it('contains everything about the reader, and no secret (DAT-03, CRD-10)', async () => {
    const reader = await use.signedUp();
    await reader.patch('/api/me/profile', { colorMode: 'dark' });
    const answer = await reader.get('/api/me/export');
    expect(answer.headers['content-disposition']).toBe('attachment; filename=account.json');
    expect(json(answer)).toMatchObject({
      reader: { email: reader.email, name: 'Ada', locale: 'en' },
      profile: { preferences: { colorMode: 'dark' } },
      entitlements: [],
      sessions: [{ address: reader.address, isCurrent: true }],
      signInMethods: { hasPassword: true },
      activity: expect.arrayContaining([expect.objectContaining({ kind: 'sign-up' })]),
    });
    const secrets = await use.database.sql<{ secret: string }>(
      `select token as secret from session union select password from account where password is not null
       union select device_hash from known_device`,
    );
    for (const { secret } of secrets) expect(answer.text).not.toContain(secret);
  });

  it('marks the requesting session, and no other', async () => {
    const reader = await use.signedUp();
    await signInElsewhere(reader);
    const { sessions } = json(await reader.get('/api/me/export')) as { sessions: object[] };
    expect(sessions).toHaveLength(2);
    expect(sessions).toEqual(json(await reader.get('/api/me/sessions')));
  });

  it('requires a fresh session (SES-17)', async () => {
    const reader = await use.signedUp();
    await ageSessions(reader);
    expect(json(await reader.get('/api/me/export'))).toMatchObject({ code: 'SESSION_NOT_FRESH' });
    await reader.signIn();
    expect((await reader.get('/api/me/export')).status).toBe(200);
  });
});

describe('deleting an account', () => {
  const remove = (browser: Browser, email = browser.email) =>
    browser.post('/api/me/delete', { email });

  it('deletes everything, once, and ends all sessions (DAT-04, DAT-06, SES-13)', async () => {
    const reader = await use.signedUp();
    const other = await signInElsewhere(reader);
    await reader.post('/api/auth/request-password-reset', { email: reader.email });
    const token = await reader.readToken('reset');
    const id = (await getReader(reader))?.id;
    const twice = [reader, { ...other }].map((browser) => remove(browser as Browser));
    const answers = await Promise.all(twice);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
    const cookies = answers.find(({ status }) => status === 200)?.headers['set-cookie'];
    expect(cookies).toEqual([expect.stringMatching(/^gatehouse\.session_token=; Max-Age=0/)]);
    expect([await getReader(reader), await getReader(other)]).toEqual([null, null]);
    expect((await reader.signIn()).status).toBe(401);
    const reset = { token, newPassword: 'another long password' };
    expect((await reader.post('/api/auth/reset-password', reset)).status).toBe(400);

    const tables = ['session', 'account', 'verification', 'entitlement', 'reader_profile'];
    for (const table of [...tables, 'known_device', 'avatar', 'audit_event', '"twoFactor"']) {
      const rows = await use.database.sql<{ row: string }>(`select t::text as row from ${table} t`);
      expect(
        rows.filter(({ row }) => row.includes(String(id))),
        table,
      ).toEqual([]);
    }
    const mails = await use.database.sql('select template from mail where recipient = $1', [
      reader.email,
    ]);
    expect(mails).toEqual([{ template: 'account-deleted' }]);
  });

  it('requires the typed address, and a fresh session (SES-17)', async () => {
    const reader = await use.signedUp();
    expect(json(await remove(reader, 'other@example.com'))).toMatchObject({
      fields: { email: 'is not the address of this account' },
    });
    await ageSessions(reader);
    expect(json(await remove(reader))).toMatchObject({ code: 'SESSION_NOT_FRESH' });
    expect(await getReader(reader)).not.toBeNull();
  });
});

describe('recent activity (DAT-08)', () => {
  it('shows the reader what was done and attempted with their account, and from where', async () => {
    const reader = await use.signedUp();
    const stranger = use.app.browser();
    stranger.email = reader.email;
    await stranger.signIn('a wrong password');
    await reader.post('/api/auth/change-password', {
      currentPassword: PASSWORD,
      newPassword: 'another long password',
    });
    const events = json<Activity[]>(await reader.get('/api/me/activity'));
    expect(events.map(({ kind, actor }) => `${kind} ${actor}`)).toEqual([
      'password-changed reader',
      'sign-in-failed stranger',
      'sign-in reader',
      'sign-up reader',
    ]);
    expect(events.map(({ address }) => address)).toEqual([
      reader.address,
      stranger.address,
      reader.address,
      reader.address,
    ]);
    const [row] = await use.database.sql<{ request_id: string }>(
      `select request_id from audit_event where kind = 'sign-in-failed' order by at desc limit 1`,
    );
    const lines = use.app.logged.filter((line) => line.includes(row?.request_id ?? '-'));
    expect(lines.some((line) => line.includes('"msg":"audit"'))).toBe(true);
    expect(lines.join()).not.toContain(reader.email);
  });

  it('is visible only to its reader', async () => {
    const reader = await use.signedUp();
    await use.signedUp();
    const events = json<Activity[]>(await reader.get('/api/me/activity'));
    expect(events.map(({ kind }) => kind)).toEqual(['sign-in', 'sign-up']);
  });
});

it.each([
  'GET sessions',
  'DELETE sessions',
  'DELETE sessions/x',
  'GET security',
  'GET activity',
  'DELETE connections/x',
  'GET export',
  'POST delete',
  'POST email',
  'DELETE email',
  'DELETE avatar',
])('requires a session: %s', async (route) => {
  const [method = '', path = ''] = route.split(' ');
  const answer = await use.app.browser().send({
    method,
    path: `/api/me/${path}`,
    headers: { origin: use.app.origin },
  });
  expect(json(answer)).toMatchObject({ code: 'SIGN_IN_REQUIRED' });
});
