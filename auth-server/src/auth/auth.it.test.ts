import { describe, expect, it } from 'vitest';
import type { Me } from '@gatehouse/contract/me';
import { banReader, getReaderId, unbanReader } from '../membership/readers.js';
import { PASSWORD, type Browser } from '../testing/createBrowser.js';
import type { TestApp } from '../testing/createTestApp.js';
import { useApp } from '../testing/useApp.js';
import { createPasswordHash } from './passwordHash.js';

const busy = { passwordHash: createPasswordHash({ atOnce: 1, waiting: 1 }) };
const use = useApp({}, busy);

async function getMe(browser: Browser): Promise<Me> {
  return JSON.parse((await browser.get('/api/me')).text) as Me;
}
const json = ({ text }: { text: string }) => JSON.parse(text) as Record<string, unknown>;

/** A second browser for the same reader. */
async function signedInToo(reader: Browser): Promise<Browser> {
  const browser = use.app.browser();
  browser.email = reader.email;
  expect((await browser.signIn()).status).toBe(200);
  return browser;
}

describe('signing in', () => {
  it("sets HttpOnly cookies, with the session's lasting 90 days (COO-01)", async () => {
    const reader = await use.signedUp();
    const answer = await reader.signIn();
    const cookies = answer.headers['set-cookie'] ?? [];
    const attributes = 'Path=/; HttpOnly; SameSite=Lax';
    const expected = [
      `^gatehouse\\.session_token=[^;]+; Max-Age=7776000; ${attributes}$`,
      `^gatehouse\\.device=[^;]+; Max-Age=34560000; ${attributes}$`,
      // The sign-in page uses it to mark the last method.
      '^gatehouse\\.last_method=email; Max-Age=2592000; Path=/; SameSite=Lax$',
    ];
    for (const cookie of expected) {
      expect(cookies).toContainEqual(expect.stringMatching(cookie));
    }
    expect(cookies).toHaveLength(expected.length);
  });

  it('ends with the browser, or after a day, without “Keep me signed in”', async () => {
    const reader = await use.signedUp();
    const answer = await reader.post('/api/auth/sign-in/email', {
      email: reader.email,
      password: PASSWORD,
      rememberMe: false,
    });
    const [session] = answer.headers['set-cookie'] ?? [];
    expect(session).toMatch(/^gatehouse\.session_token=[^;]+; Path=/);
    const [row] = await use.database.sql<{ hours: number }>(
      `select round(extract(epoch from s."expiresAt" - now()) / 3600)::int as hours
         from session s join "user" u on u.id = s."userId" where u.email = $1`,
      [reader.email],
    );
    expect(row?.hours).toBe(24);
  });

  it('responds to an unknown address as to a wrong password (ENU-01)', async () => {
    const reader = await use.signedUp();
    const stranger = use.app.browser();
    const answers = [await stranger.signIn(), await reader.signIn('a wrong password')];
    const [unknown, wrong] = answers.map(({ status, headers, text }) => ({
      status,
      headers: { ...headers, date: '', 'x-request-id': '' },
      text: text.replace(/[0-9a-f-]{36}/, ''),
    }));
    expect(unknown).toEqual(wrong);
    expect(wrong?.status).toBe(401);
    expect(wrong?.text).toContain('INVALID_EMAIL_OR_PASSWORD');
  });

  it('never returns a token (COO-03)', async () => {
    const reader = await use.signedUp();
    const answers = [
      await reader.signIn(),
      await reader.get('/api/auth/get-session'),
      await reader.post('/api/auth/change-password', {
        currentPassword: PASSWORD,
        newPassword: 'another long password',
      }),
    ];
    const tokens = await use.database.sql<{ token: string }>('select token from session');
    for (const { status, text } of answers) {
      expect(status).toBe(200);
      expect(text).not.toContain('token');
      for (const { token } of tokens) expect(text).not.toContain(token);
    }
  });

  it('does not adopt a planted session (SES-01)', async () => {
    const reader = await use.signedUp();
    await reader.post('/api/auth/sign-out');
    reader.cookie = 'gatehouse.session_token=planted-by-an-attacker';
    await reader.signIn();
    expect(reader.cookie).not.toContain('planted');
    expect((await getMe(reader)).reader?.email).toBe(reader.email);
  });

  it('ends the session the browser presents (SES-02)', async () => {
    const reader = await use.signedUp();
    const before = reader.cookie;
    await reader.signIn();
    expect(reader.cookie).not.toBe(before);
    expect((await getMe(reader)).reader).not.toBeNull();
    reader.cookie = before;
    expect((await getMe(reader)).reader).toBeNull();
  });

  it('leaves the sessions of other browsers alone', async () => {
    const reader = await use.signedUp();
    const other = await signedInToo(reader);
    await reader.signIn();
    expect((await getMe(other)).reader).not.toBeNull();
  });
});

describe('signing out', () => {
  it('ends the session and the cookie (SES-06, SES-07)', async () => {
    const reader = await use.signedUp();
    const before = reader.cookie;
    const answer = await reader.post('/api/auth/sign-out');
    expect(answer.status).toBe(200);
    expect(answer.headers['set-cookie']).toContainEqual(
      expect.stringMatching(/^gatehouse\.session_token=; Max-Age=0;/),
    );
    reader.cookie = before;
    expect(await getMe(reader)).toEqual({ reader: null, plans: [], profile: null });
  });

  it('is recorded once in the audit trail for a signed-in reader (DAT-08)', async () => {
    const reader = await use.signedUp();
    await reader.post('/api/auth/sign-out');
    await reader.post('/api/auth/sign-out');
    const rows = await use.database.sql(
      `select a.kind, a.address from audit_event a join "user" u on u.id = a.user_id
        where u.email = $1 and a.kind = 'sign-out'`,
      [reader.email],
    );
    expect(rows).toEqual([{ kind: 'sign-out', address: reader.address }]);
  });

  it('accepts no body or an empty one', async () => {
    const reader = await use.signedUp();
    const answer = await reader.send({
      method: 'POST',
      path: '/api/auth/sign-out',
      headers: { origin: use.app.origin },
    });
    expect(answer.status).toBe(200);
    expect(reader.cookie).toBe('');
  });
});

describe('changing the password', () => {
  const change = (reader: Browser, more = {}) =>
    reader.post('/api/auth/change-password', {
      currentPassword: PASSWORD,
      newPassword: 'another long password',
      ...more,
    });

  it.each([{}, { revokeOtherSessions: false }])(
    'ends every other session and renews the current one, with %j in the body (SES-04)',
    async (more) => {
      const reader = await use.signedUp();
      const other = await signedInToo(reader);
      const before = reader.cookie;
      expect((await change(reader, more)).status).toBe(200);
      expect(reader.cookie).not.toBe(before);
      expect((await getMe(reader)).reader).not.toBeNull();
      expect((await getMe(other)).reader).toBeNull();
      reader.cookie = before;
      expect((await getMe(reader)).reader).toBeNull();
      expect((await reader.signIn()).status).toBe(401);
      expect((await reader.signIn('another long password')).status).toBe(200);
    },
  );

  it('requires the current password (CRD-08)', async () => {
    const reader = await use.signedUp();
    const wrong = await change(reader, { currentPassword: 'a wrong password' });
    expect(wrong.status).toBe(400);
    expect(json(wrong)).toMatchObject({ code: 'INVALID_PASSWORD' });
    expect((await change(reader, { currentPassword: undefined })).status).toBe(400);
    expect((await reader.signIn()).status).toBe(200);
  });

  it('requires a session', async () => {
    const answer = await change(use.app.browser());
    expect(answer.status).toBe(401);
    expect(json(answer)).toMatchObject({ code: 'SIGN_IN_REQUIRED', requestId: expect.any(String) });
  });
});

describe('a ban', () => {
  it('ends active sessions with the next request, and refuses sign-in as for a wrong password (SES-13)', async () => {
    const reader = await use.signedUp();
    const { queries } = use.app.database;
    const id = (await getReaderId(queries, reader.email)) ?? '';
    await banReader(queries, id);
    expect((await getMe(reader)).reader).toBeNull();
    const answer = await reader.signIn();
    expect(answer.status).toBe(401);
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(json(answer)).toMatchObject({ code: 'INVALID_EMAIL_OR_PASSWORD' });
    expect(await use.database.sql(`select 1 from session where "userId" = $1`, [id])).toEqual([]);

    await unbanReader(queries, id);
    expect((await reader.signIn()).status).toBe(200);
  });

  it('also ends a session created at the same time', async () => {
    const reader = await use.signedUp();
    await use.database.sql(`update "user" set "bannedAt" = now() where email = $1`, [reader.email]);
    expect((await getMe(reader)).reader).toBeNull();
  });
});

describe('the routes of Better Auth', () => {
  it.each([
    '/ok',
    '/error',
    '/list-sessions',
    '/update-user',
    '/change-email',
    '/delete-user',
    '/revoke-sessions',
    '/sign-up/request',
    '/sign-up/confirm',
    '/sign-up/resend',
    '',
    '/toString',
    '/constructor',
    '/__proto__',
  ])('are closed unless used: %s', async (path) => {
    const reader = await use.signedUp();
    for (const answer of [
      await reader.get(`/api/auth${path}`),
      await reader.post(`/api/auth${path}`),
    ]) {
      expect(answer.status).toBe(404);
      expect(json(answer)).toMatchObject({ code: 'NOT_FOUND' });
    }
  });

  it.each(['/sign-in/email', '/sign-up/email', '/sign-out', '/change-password'])(
    'change nothing on GET or HEAD: %s (CSRF-05)',
    async (path) => {
      const reader = await use.signedUp();
      const answer = await reader.get(`/api/auth${path}`);
      expect(answer.status).toBe(405);
      expect(answer.headers.allow).toBe('POST');
      const head = await reader.send({ method: 'HEAD', path: `/api/auth${path}` });
      expect(head.status).toBe(405);
      expect((await getMe(reader)).reader).not.toBeNull();
    },
  );
});

it('still serves others, and turns some away, while a hundred sign in at once (DOS-03)', async () => {
  const app = use.instances[1] as TestApp;
  const flood = Promise.all(
    Array.from({ length: 100 }, () => app.browser().signIn('x'.repeat(128))),
  );
  const health = await Promise.all(
    Array.from({ length: 10 }, () => app.send({ path: '/api/health/live' })),
  );
  expect(health.every(({ status }) => status === 200)).toBe(true);
  const answers = await flood;
  const sentAway = answers.filter(({ status }) => status === 503);
  expect(sentAway.length).toBeGreaterThan(0);
  for (const answer of sentAway) {
    expect(json(answer)).toMatchObject({ code: 'SERVER_BUSY' });
    expect(answer.headers['retry-after']).toBe('2');
  }
  expect(answers.filter(({ status }) => status === 401).length).toBe(100 - sentAway.length);
});

it('generates unique session tokens of 32 characters (SES-03)', async () => {
  const reader = await use.signedUp();
  await signedInToo(reader);
  await signedInToo(reader);
  const rows = await use.database.sql<{ token: string }>('select token from session');
  // 62^32 is 190 bits.
  for (const { token } of rows) expect(token).toMatch(/^[A-Za-z0-9]{32}$/);
  expect(new Set(rows.map(({ token }) => token)).size).toBe(rows.length);
});
