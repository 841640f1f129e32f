import { describe, expect, it } from 'vitest';
import { banReader, getReaderId } from '../../membership/readers.js';
import type { Browser } from '../../testing/createBrowser.js';
import type { Sent } from '../../testing/send.js';
import { useApp } from '../../testing/useApp.js';

const use = useApp({}, {});

const NEW_PASSWORD = 'another long password';
const json = ({ text }: Sent) => JSON.parse(text) as Record<string, unknown>;
const request = ({ email }: { email: string }, from = use.app.browser()) =>
  from.post('/api/auth/request-password-reset', { email });
const reset = (token: string, from = use.app.browser()) =>
  from.post('/api/auth/reset-password', { token, newPassword: NEW_PASSWORD });
/** Someone who forgot their password, and the token in the link they were sent. */
async function forgetful(): Promise<{ reader: Browser; token: string }> {
  const reader = await use.signedUp();
  expect((await request(reader)).status).toBe(200);
  return { reader, token: await reader.readToken('reset') };
}

describe('a password reset by email', () => {
  it('ends all sessions on all instances, signs no one in, and sends a notice (SES-05, CRD-09)', async () => {
    const { reader, token } = await forgetful();
    const elsewhere = use.instances[1]?.browser() as Browser;
    elsewhere.email = reader.email;
    await elsewhere.signIn();
    const answer = await reset(token);
    expect(json(answer)).toEqual({ status: true });
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect([await reader.isSignedIn(), await elsewhere.isSignedIn()]).toEqual([false, false]);
    expect((await reader.signIn()).status).toBe(401);
    expect((await reader.signIn(NEW_PASSWORD)).status).toBe(200);
    const mails = await use.database.sql<{ template: string }>(
      'select template from mail where recipient = $1 order by created_at',
      [reader.email],
    );
    expect(mails.at(-1)).toEqual({ template: 'password-changed' });
  });

  it('works once, even for two requests at the same time (TOK-01)', async () => {
    const { token } = await forgetful();
    const answers = await Promise.all([reset(token), reset(token, use.instances[1]?.browser())]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
    expect(json(await reset(token))).toMatchObject({ code: 'INVALID_TOKEN' });
  });

  it.each([
    ['1 minute before the hour is up', '59 minutes', 200],
    ['after an hour', '1 hour', 400],
  ])('%s answers (TOK-02)', async (_when, passed, status) => {
    const { reader, token } = await forgetful();
    await use.database.sql(
      `update verification set "expiresAt" = "expiresAt" - $2::interval
        where value = (select id from "user" where email = $1)`,
      [reader.email, passed],
    );
    expect((await reset(token)).status).toBe(status);
  });

  it('accepts only the newest link (TOK-03)', async () => {
    const { reader, token: older } = await forgetful();
    await request(reader);
    expect((await reset(older)).status).toBe(400);
    expect((await reset(await reader.readToken('reset'))).status).toBe(200);
  });

  it('is stored as a hash, with a link to the configured site (TOK-06, TOK-09)', async () => {
    const { token } = await forgetful();
    const rows = JSON.stringify(await use.database.sql('select * from verification'));
    expect(rows).not.toContain(token);
    expect(rows).toContain('reset-password:');
  });

  it.each(['short', 'x'.repeat(129)])(
    'refuses %s, and the link still works (CRD-01)',
    async (bad) => {
      const { token } = await forgetful();
      const answer = await use.app
        .browser()
        .post('/api/auth/reset-password', { token, newPassword: bad });
      expect(json(answer)).toMatchObject({ code: 'INVALID_INPUT' });
      expect((await reset(token)).status).toBe(200);
    },
  );

  it('refuses malformed tokens, and tokens that were never sent (RL-12)', async () => {
    for (const token of ['', 'short', 'a/../b'.repeat(5), 'x'.repeat(129), ['x'.repeat(24)]]) {
      const body = { token, newPassword: NEW_PASSWORD };
      const answer = await use.app.browser().post('/api/auth/reset-password', body);
      expect(json(answer)).toMatchObject({ code: 'INVALID_INPUT' });
    }
    expect(json(await reset('x'.repeat(24)))).toMatchObject({ code: 'INVALID_TOKEN' });
    const guesser = use.app.browser();
    const answers = [];
    for (let guess = 0; guess < 12; guess += 1) answers.push(await reset('y'.repeat(24), guesser));
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(2);
  });

  it('responds to known, unknown and banned addresses alike, in bytes and time (ENU-04)', async () => {
    const [reader, banned] = [await use.signedUp(), await use.signedUp()];
    const { queries } = use.app.database;
    await banReader(queries, (await getReaderId(queries, banned.email)) ?? '');
    const answers = [];
    for (const email of [reader.email, 'nobody@example.com', banned.email]) {
      const start = performance.now();
      const { status, text, headers } = await request({ email });
      answers.push({
        answer: { status, text, headers: { ...headers, date: '', 'x-request-id': '' } },
        time: performance.now() - start,
      });
    }
    const [first, ...others] = answers;
    for (const { answer, time } of others) {
      expect(answer).toEqual(first?.answer);
      expect(time).toBeGreaterThanOrEqual(299);
    }
    const mails = await use.database.sql(
      `select recipient from mail where template = 'reset' and recipient = any($1)`,
      [[reader.email, banned.email, 'nobody@example.com']],
    );
    expect(mails).toEqual([{ recipient: reader.email }]);
  });

  it('is limited alike for known and unknown addresses (ENU-09)', async () => {
    const reader = await use.signedUp();
    const statuses = async (email: string) => {
      const from = use.app.browser();
      const answers = [];
      for (let attempt = 0; attempt < 6; attempt += 1) answers.push(await request({ email }, from));
      return answers.map(({ status }) => status);
    };
    const known = await statuses(reader.email);
    expect(known).toEqual([200, 200, 200, 429, 429, 429]);
    expect(await statuses('nobody-at-all@example.com')).toEqual(known);
  });
});
