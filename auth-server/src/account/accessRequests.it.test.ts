import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from '../testing/createBrowser.js';
import { runProduct } from '../testing/runProduct.js';
import { useApp } from '../testing/useApp.js';
import { writeBuild } from '../testing/writeBuild.js';

const use = useApp();

const REQUEST = { plan: 'premium', path: '/docs/premium' };
const ask = (reader: Browser, request: object = REQUEST, headers?: Record<string, string>) =>
  reader.post('/api/me/access-requests', request, headers);

let directory: string;
let administrator: Browser;
beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'gatehouse-requests-'));
  await writeBuild(directory);
  administrator = await use.signedUp();
  await use.database.sql(`update "user" set role = 'administrator' where email = $1`, [
    administrator.email,
  ]);
});
afterAll(() => rm(directory, { recursive: true }));

async function admin(...args: string[]): Promise<string> {
  const env = { DATABASE_URL: use.database.url, BETTER_AUTH_SECRET: 'x'.repeat(32) };
  const started = runProduct('cli/gatehouse.js', { directory, env, args: ['admin', ...args] });
  const { code, output } = await started.ended();
  expect(code, output).toBe(0);
  return output;
}

const mailsTo = (address: string, template: string) =>
  use.database.sql<{ data: Record<string, unknown> }>(
    'select data from mail where recipient = $1 and template = $2',
    [address, template],
  );

/** This reader's requests among the emails that administrators got. */
const requestsOf = async ({ email }: Browser) =>
  (await mailsTo(administrator.email, 'access-requested')).filter(
    ({ data }) => (data.reader as { email: string }).email === email,
  );

describe('a request for access', () => {
  it('emails administrators once, and its reader when it is granted', async () => {
    const reader = await use.signedUp();
    expect((await ask(reader)).status).toBe(204);
    expect((await ask(reader, { ...REQUEST, path: '/docs/team' })).status).toBe(204);
    expect((await requestsOf(reader)).map(({ data }) => data)).toMatchObject([
      { plan: 'Premium', path: '/docs/premium' },
    ]);
    expect((await reader.get('/api/me/export')).text).toContain('"path": "/docs/premium"');
    expect((await reader.get('/api/me/activity')).text).toContain('access-requested');
    expect(await admin('requests')).toContain(`${reader.email}  "Ada"  premium  /docs/premium\n`);

    await admin('grant', reader.email, 'premium');
    const granted = await mailsTo(reader.email, 'granted');
    expect(granted.map(({ data }) => data)).toMatchObject([
      { plan: 'Premium', path: '/docs/premium' },
    ]);
    expect(await admin('requests')).not.toContain(reader.email);
  });

  it('counts once when sent twice at the same time', async () => {
    const reader = await use.signedUp();
    const answers = await Promise.all([ask(reader), ask(reader)]);
    expect(answers.map(({ status }) => status)).toEqual([204, 204]);
    expect(await requestsOf(reader)).toHaveLength(1);
  });

  it('is ignored for a plan that its reader has', async () => {
    const reader = await use.signedUp();
    await admin('grant', reader.email, 'premium');
    expect((await ask(reader)).status).toBe(204);
    expect(await requestsOf(reader)).toEqual([]);
    // Without a request, the email links to the home page.
    const [granted] = await mailsTo(reader.email, 'granted');
    expect(granted?.data.path).toBe('/');
  });

  it('quotes the reader’s address for a shell (INP-10)', async () => {
    const reader = use.app.browser();
    reader.email = `o'brien-${randomUUID()}@example.com`;
    expect((await reader.signUp()).status).toBe(200);
    expect((await ask(reader)).status).toBe(204);
    const [mail] = await requestsOf(reader);
    const quoted = reader.email.replace("'", `'\\''`);
    expect(mail?.data.command).toBe(`gatehouse admin grant '${quoted}' premium`);
  });

  it.each([
    [{ ...REQUEST, plan: 'gold' }, 'is not a plan of this site'],
    [{ ...REQUEST, plan: 'No plan' }, 'plan'],
    [{ ...REQUEST, path: 'https://evil.example' }, 'must be a path of the site'],
    [{ ...REQUEST, path: '//evil.example' }, 'must be a path of the site'],
    [{ ...REQUEST, path: '/a\\b' }, 'must be a path of the site'],
    [{ ...REQUEST, role: 'administrator' }, 'role'],
    [{}, 'plan'],
  ])('is refused with %o', async (request, why) => {
    const { status, text } = await ask(await use.signedUp(), request);
    expect(status).toBe(400);
    expect(text).toContain(why);
  });

  it('is refused without a session, from another site, and with another method (CSRF-01)', async () => {
    expect((await ask(use.app.browser())).status).toBe(401);
    const reader = await use.signedUp();
    expect((await ask(reader, REQUEST, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await reader.get('/api/me/access-requests')).status).toBe(405);
    expect(await requestsOf(reader)).toEqual([]);
  });

  it('can be made ten times an hour, whether new or repeated (RL-11)', async () => {
    const reader = await use.signedUp();
    const statuses = [];
    for (let count = 0; count < 11; count++) statuses.push((await ask(reader)).status);
    expect(statuses).toEqual([...Array(10).fill(204), 429]);
    expect(await requestsOf(reader)).toHaveLength(1);
  });

  it('is deleted with its reader', async () => {
    const reader = await use.signedUp();
    expect((await ask(reader)).status).toBe(204);
    expect((await reader.post('/api/me/delete', { email: reader.email })).status).toBe(200);
    expect(await admin('requests')).not.toContain(reader.email);
  });
});
