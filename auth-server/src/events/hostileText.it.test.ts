import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser } from '../testing/createBrowser.js';
import { runProduct } from '../testing/runProduct.js';
import { useApp } from '../testing/useApp.js';
import { writeBuild } from '../testing/writeBuild.js';

const use = useApp();

/** ESC for PostgreSQL, which keeps it; a header can only contain the C1 control. */
const EVIL = '\u001b[2J\u001b]52;c;eA==\u0007\u009b31m\u202eevil\u2066\u200b';
const USER_AGENT = 'Evil\u009b31m\u00ad/1.0 (x)';
const CONTROL_CHARACTERS = /(?!\n)[\p{Cc}\p{Bidi_Control}\u200b\u00ad]/u;

let directory: string;
let reader: Browser;
beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'gatehouse-text-'));
  await writeBuild(directory);
  reader = use.app.browser();
  expect((await reader.signUp()).status).toBe(200);
  const credentials = { email: reader.email, password: 'correct horse battery staple' };
  const headers = { 'user-agent': USER_AGENT, cookie: '' };
  expect((await reader.post('/api/auth/sign-in/email', credentials, headers)).status).toBe(200);
  // As an earlier version might have stored them.
  const { sql } = use.database;
  await sql(`update "user" set name = $1 where email = $2`, [`A${EVIL}a`, reader.email]);
  await sql(`update session set "ipAddress" = $1`, [EVIL]);
  await sql(
    `insert into audit_event (kind, actor, user_id, address, device, detail)
     select 'passkey-added', 'reader', id, $1, $1, $1 from "user" where email = $2`,
    [EVIL, reader.email],
  );
  await sql(
    `insert into passkey (id, name, "publicKey", "userId", "credentialID", counter, "deviceType",
                          "backedUp", transports)
     select 'p', $1, 'x', id, 'x', 0, 'x', false, '' from "user" where email = $2`,
    [EVIL, reader.email],
  );
});
afterAll(() => rm(directory, { recursive: true }));

it('is not printed verbatim by any administrator command (INP-10)', async () => {
  await use.database.sql(
    `insert into "user" (id, name, email, "emailVerified", "createdAt", "updatedAt", role)
     values ('odd', $1, $2, true, now(), now(), 'reader')`,
    [EVIL, `odd\r\nroot@example.com  "Root"  administrator${EVIL}`],
  );
  const env = { DATABASE_URL: use.database.url, BETTER_AUTH_SECRET: 'x'.repeat(32) };
  for (const args of [['list'], ['activity'], ['ban', `no${EVIL}@example.com`]]) {
    const { output } = await runProduct('cli/gatehouse.js', {
      directory,
      env,
      args: ['admin', ...args],
    }).ended();
    expect(output).not.toMatch(CONTROL_CHARACTERS);
    expect(output).toMatch(/evil/);
    // An address with a line break doesn't start a new line.
    expect(output).not.toMatch(/^root/m);
  }
  await use.database.sql(`delete from "user" where id = 'odd'`);
}, 90_000);

it.each(['/api/me', '/api/me/sessions', '/api/me/activity', '/api/me/security', '/api/me/export'])(
  'is sanitized in what pages show and readers export: %s (INP-10)',
  async (route) => {
    const { status, text } = await reader.get(route);
    expect(status).toBe(200);
    expect(text).toMatch(/evil/i);
    const strings: string[] = [];
    JSON.parse(text, (_key, value: unknown) => {
      if (typeof value === 'string') strings.push(value);
      return value;
    });
    expect(strings.filter((each) => CONTROL_CHARACTERS.test(each))).toEqual([]);
  },
);

it('is not logged verbatim (INP-10, DAT-08)', async () => {
  await use.app.send({ path: '/docs/\u009b31m', headers: { 'user-agent': USER_AGENT } });
  expect(use.app.logged.filter((line) => CONTROL_CHARACTERS.test(line))).toEqual([]);
});

it('names a browser in an email by the visible part of its name (INP-10)', async () => {
  const mails = await use.database.sql<{ data: object }>(
    `select data from mail where template = 'new-sign-in'`,
  );
  expect(JSON.stringify(mails)).toContain('Evil');
  expect(mails.filter(({ data }) => CONTROL_CHARACTERS.test(Object.values(data).join()))).toEqual(
    [],
  );
});

it.each(['\u200b', '\u202e\u2066', '\u3164', '\u2800\u200d', '\u00ad'])(
  'no reader can be named %j, which is invisible (INP-10)',
  async (name) => {
    expect((await reader.patch('/api/me/profile', { name })).status).toBe(400);
    const answer = await use.app.browser().post('/api/auth/sign-up/email', {
      name,
      email: 'blank@example.com',
      password: 'correct horse battery staple',
    });
    expect(answer.status).toBe(400);
  },
);
