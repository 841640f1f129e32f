import { beforeEach, describe, expect, it } from 'vitest';
import { inventApiKey } from '../testing/createApiKey.js';
import { PASSWORD, type Browser } from '../testing/createBrowser.js';
import { runSql } from '../testing/createTestDatabase.js';
import { useOwnPostgres } from '../testing/useOwnPostgres.js';
import { SECRET_TEXT } from '../testing/writeBuild.js';

const use = useOwnPostgres();

const keyHeaders = { authorization: `Bearer ${inventApiKey()}` };

let reader: Browser;
beforeEach(async () => {
  reader = use.app.browser();
  expect((await reader.signUp()).status).toBe(200);
});

/** Runs `work` while the database is down, then restarts it. */
async function withoutDatabase<T>(work: () => Promise<T>): Promise<T> {
  await use.server.stop();
  try {
    return await work();
  } finally {
    await use.server.restart();
    await untilReady();
  }
}

async function untilReady(): Promise<void> {
  await expect
    .poll(async () => (await use.app.send({ path: '/api/health/ready' })).status)
    .toBe(200);
}

describe('while the database is down', () => {
  it('accounts respond with 503 and when to retry, never "signed out" (FLT-01, RL-14)', async () => {
    const answers = await withoutDatabase(async () => ({
      me: await reader.get('/api/me'),
      profile: await reader.patch('/api/me/profile', { colorMode: 'dark' }),
      'sign-in': await reader.signIn(),
      'wrong sign-in': await reader.signIn('a wrong password'),
      link: await reader.post('/api/auth/sign-in/magic-link', { email: reader.email }),
      code: await reader.post('/api/auth/two-factor/verify-totp', { code: '000000' }),
      picture: await reader.send({
        method: 'PUT',
        path: '/api/me/avatar',
        body: 'x',
        headers: { origin: use.app.origin, 'content-type': 'image/png' },
      }),
      'sign-up': await use.app.browser().signUp(),
      'sign-out': await use.app.browser().send({
        method: 'POST',
        path: '/api/auth/sign-out',
        headers: { origin: use.app.origin, cookie: reader.cookie },
      }),
      session: await use.app.send({
        path: '/api/auth/get-session',
        headers: { cookie: reader.cookie },
      }),
      'API key': await reader.post('/api/me/api-keys', { name: 'x', days: 1 }),
      password: await reader.post('/api/auth/change-password', {
        currentPassword: 'x',
        newPassword: 'another long password',
      }),
      file: await reader.get('/assets/files/members.txt'),
      'gated file': await reader.get('/gated/assets/files/members.txt'),
      'me with a key': await use.app.send({ path: '/api/me', headers: keyHeaders }),
      'file with a key': await use.app.send({
        path: '/assets/files/members.txt',
        headers: keyHeaders,
      }),
    }));
    for (const [what, { status, headers, text }] of Object.entries(answers)) {
      expect(status, what).toBe(503);
      expect(headers['retry-after'], what).toMatch(/^\d+$/);
      expect(JSON.parse(text), what).toEqual({
        code: 'DATABASE_UNAVAILABLE',
        message: expect.any(String),
        requestId: headers['x-request-id'],
      });
    }
  });

  it('a gated page is locked, with 503, for an entitled reader', async () => {
    expect((await reader.get('/docs/members')).text).toContain(SECRET_TEXT);
    const answers = await withoutDatabase(async () => [
      await reader.get('/docs/members'),
      await use.app.send({ path: '/docs/members', headers: keyHeaders }),
    ]);
    for (const answer of answers) {
      expect(answer.status).toBe(503);
      expect(answer.headers['retry-after']).toBe('5');
      expect(answer.headers['cache-control']).toBe('no-store');
      expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
      expect(answer.text).not.toContain(SECRET_TEXT);
      expect(answer.text).toContain('For members');
    }
  });

  it('Markdown of its pages is the teaser, with 503, and lists contain only public pages', async () => {
    const paths = ['/docs/members.md', '/gated/docs/members.md', '/llms.txt', '/docs/guide.md'];
    const answers = await withoutDatabase(() =>
      Promise.all([
        ...paths.map((path) => reader.get(path)),
        use.app.send({ path: '/docs/members.md', headers: keyHeaders }),
      ]),
    );
    for (const { status, headers, text } of answers) {
      expect(status).toBe(503);
      expect(headers['retry-after']).toBe('5');
      expect(headers['cache-control']).toBe('no-store');
      expect(headers['content-type']).toMatch(/^text\/(?:markdown|plain); charset=utf-8$/);
      expect(text).not.toContain(SECRET_TEXT);
      expect(text).toMatch(/For members|Test Docs|Guide/);
    }
  });

  it('a tab shows that the address can’t be looked up, for a hidden page and a missing one (GAT-13)', async () => {
    const [hidden, nothing] = await withoutDatabase(() =>
      Promise.all(
        ['/docs/hidden', '/docs/nothing'].map((path) =>
          use.app.send({ path, headers: { cookie: reader.cookie, accept: 'text/html' } }),
        ),
      ),
    );
    expect(hidden).toMatchObject({
      status: 503,
      text: expect.stringContaining('data-gate-refusal="unreachable"'),
    });
    expect(nothing).toMatchObject({ status: 503, text: hidden?.text });
  });

  it('public pages, and locked ones for signed-out readers, still work', async () => {
    const answers = await withoutDatabase(() =>
      Promise.all([
        reader.get('/docs/intro'),
        reader.get('/docs/intro.md'),
        use.app.send({ path: '/docs/premium' }),
        use.app.send({ path: '/docs/premium.md' }),
        use.app.send({ path: '/api/me' }),
        use.app.send({ path: '/api/health/live' }),
      ]),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  });

  it('the server is live, but not ready', async () => {
    const ready = await withoutDatabase(() => use.app.send({ path: '/api/health/ready' }));
    expect(ready.status).toBe(503);
    expect(JSON.parse(ready.text)).toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
  });

  it('signing out clears the cookie anyway (SES-08)', async () => {
    const answer = await withoutDatabase(() => reader.post('/api/auth/sign-out'));
    expect(answer.status).toBe(503);
    expect(reader.cookie).toBe('');
  });

  it('responses reveal nothing about the database (HDR-08)', async () => {
    const answer = await withoutDatabase(() => reader.get('/api/me'));
    expect(answer.text).not.toMatch(/ECONN|postgres|127\.0\.0\.1|sql/i);
    expect(use.app.logged.join('')).toContain('ECONNREFUSED');
  });
});

it('recovers by itself, with broken idle connections (FLT-02)', async () => {
  // Idle connections in both pools.
  await Promise.all([reader.get('/api/me'), reader.get('/api/auth/get-session')]);
  await withoutDatabase(() => Promise.resolve());
  expect((await reader.get('/api/me')).status).toBe(200);
  expect((await reader.get('/docs/members')).text).toContain(SECRET_TEXT);
  expect((await reader.signIn()).status).toBe(200);
  expect((await use.app.send({ path: '/api/health/ready' })).status).toBe(200);
});

it('creates readers completely or not at all when the database goes down (FLT-01)', async () => {
  const browsers = Array.from({ length: 20 }, () => use.app.browser());
  await Promise.all(browsers.map((browser) => browser.requestSignUp()));
  const tokens = await Promise.all(browsers.map((browser) => browser.readToken('verification')));
  const confirm = (browser: Browser, index: number) =>
    browser.post('/api/auth/verify-email', { token: tokens[index], password: PASSWORD });
  const answers = await withoutDatabaseSoon(() => Promise.all(browsers.map(confirm)));
  for (const { status } of answers) expect([200, 503]).toContain(status);
  const halves = await runSql(
    use.server.url,
    `select email from "user" u
      where not exists (select 1 from account a where a."userId" = u.id)`,
  );
  expect(halves).toEqual([]);
  // Each of them either exists, or can be created now.
  for (const [index, browser] of browsers.entries()) {
    await confirm(browser, index);
    expect((await browser.signIn()).status).toBe(200);
  }
});

/** Stops the database while `work` is running. */
async function withoutDatabaseSoon<T>(work: () => Promise<T>): Promise<T> {
  const working = work();
  await use.server.stop();
  const result = await working;
  await use.server.restart();
  await untilReady();
  return result;
}
