import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Me } from '@gatehouse/contract/me';
import { createApiKey } from '../testing/createApiKey.js';
import type { Browser } from '../testing/createBrowser.js';
import { runProduct } from '../testing/runProduct.js';
import { useApp } from '../testing/useApp.js';
import { SECRET_TEXT, writeBuild } from '../testing/writeBuild.js';

const use = useApp();

let directory: string;
let reader: Browser;
beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'gatehouse-admin-'));
  await writeBuild(directory);
});
afterAll(() => rm(directory, { recursive: true }));
beforeEach(async () => {
  reader = use.app.browser();
  expect((await reader.signUp()).status).toBe(200);
});

/** `npm run admin -- …`, next to the running server. */
function admin(...args: string[]) {
  const env = { DATABASE_URL: use.database.url, BETTER_AUTH_SECRET: 'x'.repeat(32) };
  return runProduct('cli/gatehouse.js', { directory, env, args: ['admin', ...args] }).ended();
}
const isOpen = async () => (await reader.get('/docs/premium')).text.includes(SECRET_TEXT);
const me = async () => JSON.parse((await reader.get('/api/me')).text) as Me;

describe('npm run admin', () => {
  it('grants and revokes a plan, with effect from the next request', async () => {
    expect(await isOpen()).toBe(false);
    expect(await admin('grant', reader.email.toUpperCase(), 'premium')).toMatchObject({ code: 0 });
    expect(await isOpen()).toBe(true);
    expect(await admin('revoke', reader.email, 'premium')).toMatchObject({ code: 0 });
    expect(await isOpen()).toBe(false);
  });

  it('grants a plan until a date', async () => {
    const answer = await admin('grant', reader.email, 'premium', '--until', '2999-12-31');
    expect(answer).toMatchObject({
      code: 0,
      output: `${reader.email} has premium until 2999-12-31T00:00:00.000Z.\n`,
    });
    expect((await admin('list')).output).toContain(
      `${reader.email}  "Ada"  premium until 2999-12-31\n`,
    );
  });

  it('bans with effect from the next request, and lifts the ban', async () => {
    await admin('ban', reader.email);
    expect((await me()).reader).toBeNull();
    expect((await reader.signIn()).status).toBe(401);
    expect((await admin('list')).output).toContain(`${reader.email}  "Ada"  banned\n`);
    await admin('unban', reader.email);
    expect((await reader.signIn()).status).toBe(200);
  });

  it('signs everyone out, for use after a restore (DAT-02)', async () => {
    await createApiKey(use.database, reader);
    const { code, output } = await admin('sign-out-everyone');
    expect({ code, output }).toMatchObject({
      code: 0,
      output: expect.stringMatching(
        /^\d+ sessions? ended and 1 API key revoked\. All links in emails are invalid\.\n$/,
      ),
    });
    expect((await me()).reader).toBeNull();
    expect((await reader.signIn()).status).toBe(200);
    const trail = await admin('activity', '--kind', 'everyone-signed-out');
    expect(trail.output).toContain('by administrator\n1 event\n');
  });

  it('makes an administrator, who gets no access to pages from that', async () => {
    await admin('make-admin', reader.email);
    expect((await me()).reader?.role).toBe('administrator');
    expect(await isOpen()).toBe(false);
  });

  it('turns off a second factor, and ends all sessions, API keys and connected apps', async () => {
    const { headers } = await createApiKey(use.database, reader);
    await use.database.sql(
      `insert into "oauthClient" (id, "clientId", "redirectUris") values ($1, $1, '{}')`,
      [reader.email],
    );
    await use.database.sql(
      `insert into "oauthConsent" (id, "clientId", "userId", scopes, "createdAt", "updatedAt")
       select $1, $1, id, '{}', now(), now() from "user" where email = $1`,
      [reader.email],
    );
    await use.database.sql('update "user" set "twoFactorEnabled" = true where email = $1', [
      reader.email,
    ]);
    const { output } = await admin('remove-second-factor', reader.email);
    expect(output).toContain('Two-factor authentication is off');
    expect((await me()).reader).toBeNull();
    expect((await use.app.send({ path: '/api/me', headers })).status).toBe(401);
    expect(
      await use.database.sql('select 1 from "oauthConsent" where "clientId" = $1', [reader.email]),
    ).toEqual([]);
    const signedIn = await reader.signIn();
    expect(JSON.parse(signedIn.text)).not.toHaveProperty('twoFactorRedirect');
    expect((await me()).reader).not.toBeNull();
  });

  it('shows events, by reader and by kind (DAT-08)', async () => {
    await admin('grant', reader.email, 'premium');
    await reader.signIn('a wrong password');
    const all = await admin('activity', reader.email);
    expect(all.output).toMatch(
      /sign-up .*\n.*sign-in .*\n.*granted .* by administrator, premium\n.*sign-in-failed .* by stranger.*\n4 events/,
    );
    const failed = await admin('activity', reader.email, '--kind', 'sign-in-failed');
    expect(failed.output).toMatch(
      /^\S+Z {2}sign-in-failed {2}\S+ {2}by stranger, [^\n]*\n1 event\n$/,
    );
    expect((await admin('activity', '--kind', 'nonsense')).output).toContain('Valid kinds:');
    const later = await admin('activity', reader.email, '--since', '2999-01-01');
    expect(later.output).toBe('0 events\n');
  });

  it('fails when the audit trail can’t be written (DAT-08)', async () => {
    await use.database.sql(
      `alter table audit_event add constraint broken check (kind <> 'banned') not valid`,
    );
    const { code, output } = await admin('ban', reader.email);
    await use.database.sql('alter table audit_event drop constraint broken');
    expect(code).toBe(1);
    expect(output).not.toContain('is banned');
  });

  it.each([
    [['grant', 'EMAIL', 'gold'], 'There is no plan "gold". The plans are: premium, team'],
    [['grant', 'nobody@example.com', 'premium'], 'No reader has the address nobody@example.com'],
    [['grant', 'EMAIL', 'premium', '--until', 'soon'], '--until soon is not a valid date'],
    [['grant', 'EMAIL', 'premium', '--until', '2020-01-01'], 'is not in the future'],
    [['revoke', 'EMAIL', 'team'], 'does not have team, so there is nothing to revoke'],
    [['ban', 'nobody@example.com'], 'No reader has the address'],
    [['ban', '\u212aim@example.com'], 'may only contain unaccented letters'],
    [['unban', 'kim'], 'The address "kim" is not an email address.'],
    [['grant'], 'missing required argument'],
    [['promote', 'EMAIL'], 'unknown command'],
  ])('refuses %j', async (args, message) => {
    const answer = await admin(...args.map((arg) => (arg === 'EMAIL' ? reader.email : arg)));
    expect(answer.code).toBe(1);
    expect(answer.output).toContain(message);
    expect(answer.output).not.toMatch(/^\s+at /m);
    expect(await me()).toMatchObject({ reader: { role: 'reader' }, plans: [] });
  });
});
