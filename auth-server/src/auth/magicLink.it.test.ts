import { describe, expect, it } from 'vitest';
import { banReader, getReaderId } from '../membership/readers.js';
import type { Browser } from '../testing/createBrowser.js';
import type { Sent } from '../testing/send.js';
import { readMailPath } from '../testing/readMailPath.js';
import { useApp } from '../testing/useApp.js';

const use = useApp({}, {});

const json = ({ text }: Sent) => JSON.parse(text) as Record<string, unknown>;
const request = (email: string) =>
  use.app.browser().post('/api/auth/sign-in/magic-link', { email });
const follow = (browser: Browser, token: string) =>
  browser.post('/api/auth/magic-link/verify', { token });
/** A signed-out reader, and the token in the link they were sent. */
async function linked(): Promise<{ reader: Browser; token: string }> {
  const reader = use.app.browser();
  expect((await reader.signUp()).status).toBe(200);
  await reader.post('/api/auth/sign-out');
  expect((await request(reader.email)).status).toBe(200);
  return { reader, token: await reader.readToken('magic-link') };
}

describe('a sign-in link', () => {
  it('works once, even when two follow it at the same time (TOK-01)', async () => {
    const { token } = await linked();
    const browsers = use.instances.map((app) => app.browser());
    const answers = await Promise.all(browsers.map((browser) => follow(browser, token)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
    const signedIn = await Promise.all(browsers.map((browser) => browser.isSignedIn()));
    expect(signedIn.filter(Boolean)).toHaveLength(1);
    expect(json(await follow(use.app.browser(), token))).toMatchObject({ code: 'INVALID_TOKEN' });
  });

  it.each([
    ['1 minute before its 15 minutes are over', '14 minutes', 200],
    ['after 15 minutes', '15 minutes', 400],
  ])('%s answers (TOK-02)', async (_when, passed, status) => {
    const { reader, token } = await linked();
    await use.database.sql(
      `update verification set "expiresAt" = "expiresAt" - $1::interval where value like $2`,
      [passed, `%${reader.email}%`],
    );
    expect((await follow(reader, token)).status).toBe(status);
  });

  it('does nothing on GET, which email scanners use (CSRF-05)', async () => {
    const { reader, token } = await linked();
    const answer = await reader.get(`/api/auth/magic-link/verify?token=${token}`);
    expect(answer.status).toBe(405);
    expect((await follow(reader, token)).status).toBe(200);
  });

  it.each([
    ['/docs/start?x=1#the-gate', '/sign-in?next=%2Fdocs%2Fstart%3Fx%3D1%23the-gate#token='],
    ['//evil.example', '/sign-in#token='],
    [undefined, '/sign-in#token='],
  ])('requested on the way to %s continues at %s (RED-01, RED-11)', async (next, start) => {
    const reader = use.app.browser();
    await reader.signUp();
    await reader.post('/api/auth/sign-in/magic-link', { email: reader.email, next });
    const path = await readMailPath(use.app.database.pool, reader.email, 'magic-link');
    expect(path.slice(0, start.length)).toBe(start);
  });

  it('is stored as a hash and returns no token (TOK-09, COO-03)', async () => {
    const { reader, token } = await linked();
    expect(JSON.stringify(await use.database.sql('select * from verification'))).not.toContain(
      token,
    );
    expect((await follow(reader, token)).text).not.toContain('token');
  });

  it("is sent to readers only, and the response doesn't reveal who is one (ENU-04)", async () => {
    const { reader } = await linked();
    const banned = use.app.browser();
    await banned.signUp();
    const { queries } = use.app.database;
    await banReader(queries, (await getReaderId(queries, banned.email)) ?? '');
    const answers = [];
    for (const email of [reader.email, 'nobody@example.com', banned.email]) {
      const start = performance.now();
      const { status, text } = await request(email);
      answers.push({ status, text, slow: performance.now() - start >= 299 });
    }
    expect(answers).toEqual(
      answers.map(() => ({ status: 200, text: '{"status":true}', slow: true })),
    );
    const mails = await use.database.sql(
      `select 1 from mail where template = 'magic-link' and recipient = any($1)`,
      [['nobody@example.com', banned.email]],
    );
    expect(mails).toEqual([]);
  });
});
