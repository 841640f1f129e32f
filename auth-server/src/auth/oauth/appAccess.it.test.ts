import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { beginReview } from '../passwordReset/beginReview.js';
import { grantPlan } from '../../membership/entitlements.js';
import { banReader, unbanReader } from '../../membership/readers.js';
import { deleteExpired } from '../../session/housekeeping.js';
import { signOutEveryone } from '../../session/signOutEveryone.js';
import { PASSWORD, type Browser } from '../../testing/createBrowser.js';
import { connectApp, createApp, type Tokens } from '../../testing/oauth/connectApp.js';
import { codeOf } from '../../testing/createSecondFactor.js';
import { useApp } from '../../testing/useApp.js';
import { SECRET_TEXT } from '../../testing/writeBuild.js';

const use = useApp();

/** @returns the status of a request on the reader's behalf */
async function call(token: string): Promise<number> {
  const { status } = await use.app.send({
    method: 'POST',
    path: '/mcp/me',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      authorization: `Bearer ${token}`,
    },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' }),
  });
  return status;
}

async function connected() {
  const browser = await use.signedUp();
  const [{ id = '' } = {}] = await use.database.sql<{ id: string }>(
    'select id from "user" where email = $1',
    [browser.email],
  );
  return { browser, id, app: await connectApp(use.app, browser) };
}

/** Everything that ends the access of all of a reader's apps. */
const ENDS: Record<string, (reader: { browser: Browser; id: string }) => Promise<unknown>> = {
  'the account area': async ({ browser }) => {
    const [app] = JSON.parse((await browser.get('/api/me/apps')).text) as { id: string }[];
    return browser.delete(`/api/me/apps/${app?.id}`);
  },
  'signing out everywhere else': ({ browser }) => browser.delete('/api/me/sessions'),
  'signing everyone out': () => signOutEveryone(use.app.database.queries),
  'a new password': ({ browser }) =>
    browser.post('/api/auth/change-password', {
      currentPassword: PASSWORD,
      newPassword: 'another long password',
    }),
  'a password reset': async ({ browser }) => {
    const elsewhere = use.app.browser();
    await elsewhere.post('/api/auth/request-password-reset', { email: browser.email });
    const token = await browser.readToken('reset');
    return elsewhere.post('/api/auth/reset-password', {
      token,
      newPassword: 'another long password',
    });
  },
  'the review after a reset': async ({ id }) => {
    const token = randomUUID();
    await beginReview(use.app.database.queries, id, token);
    return use.app.browser().post('/api/me/reset-review/remove', { token });
  },
  'a ban': ({ id }) => banReader(use.app.database.queries, id),
  'a lifted ban': async ({ id }) => {
    await banReader(use.app.database.queries, id);
    await unbanReader(use.app.database.queries, id);
  },
  'the deletion of the account': ({ browser }) =>
    browser.post('/api/me/delete', { email: browser.email }),
};

it.each(Object.keys(ENDS))(
  "%s ends an app's access and its refresh token immediately",
  async (name) => {
    const { app, ...reader } = await connected();
    expect(await call(app.access_token)).toBe(200);
    await ENDS[name]?.(reader);
    expect(await call(app.access_token)).toBe(401);
    const refreshed = await app.refresh(app.refresh_token);
    expect([refreshed.status, refreshed.text]).toEqual([
      400,
      expect.stringContaining('"error":"invalid_grant"'),
    ]);
  },
);

it('ends when two-factor authentication is turned off', async () => {
  const browser = await use.signedUp();
  const { text } = await browser.post('/api/auth/two-factor/enable', { password: PASSWORD });
  const { totpURI } = JSON.parse(text) as { totpURI: string };
  await browser.post('/api/auth/two-factor/verify-totp', { code: codeOf(totpURI) });
  const app = await connectApp(use.app, browser);
  expect(await call(app.access_token)).toBe(200);
  await browser.post('/api/auth/two-factor/disable', { password: PASSWORD });
  expect(await call(app.access_token)).toBe(401);
});

it("does not end other readers' apps", async () => {
  const [one, other] = [await connected(), await connected()];
  await ENDS['a new password']?.(one);
  expect(await call(other.app.access_token)).toBe(200);
  const [{ id = '' } = {}] = JSON.parse((await other.browser.get('/api/me/apps')).text) as {
    id: string;
  }[];
  const stranger = await use.signedUp();
  expect((await stranger.delete(`/api/me/apps/${id}`)).status).toBe(404);
  expect((await use.app.browser().delete(`/api/me/apps/${id}`)).status).toBe(401);
  expect(await call(other.app.access_token)).toBe(200);
});

it('outlives the session in which it was granted, with a new access token', async () => {
  const { app, browser } = await connected();
  await browser.post('/api/auth/sign-out');
  const { text } = await app.refresh(app.refresh_token);
  expect(await call((JSON.parse(text) as Tokens).access_token)).toBe(200);
});

describe('a refresh token', () => {
  it('works once, and reuse revokes the whole token family (RFC 9700, 4.14.2)', async () => {
    const { app } = await connected();
    const next = JSON.parse((await app.refresh(app.refresh_token)).text) as Tokens;
    expect(await call(next.access_token)).toBe(200);
    expect((await app.refresh(app.refresh_token)).status).toBe(400);
    expect((await app.refresh(next.refresh_token)).status).toBe(400);
    expect(await call(next.access_token)).toBe(401);
  });

  it('does not work for another app', async () => {
    const { app } = await connected();
    const other = await createApp(use.app);
    const { status } = await other.token({
      grant_type: 'refresh_token',
      client_id: other.clientId,
      refresh_token: app.refresh_token,
    });
    expect(status).toBe(400);
    expect((await app.refresh(app.refresh_token)).status).toBe(200);
  });

  it('never yields a valid token during a revocation', async () => {
    const { app, browser } = await connected();
    const [refreshed] = await Promise.all([
      app.refresh(app.refresh_token),
      ENDS['the account area']?.({ browser, id: '' }),
    ]);
    expect([200, 400]).toContain(refreshed.status);
    const { access_token = '' } = JSON.parse(refreshed.text) as Partial<Tokens>;
    expect(await call(access_token)).toBe(401);
  });
});

it('is stored as hashes only (CRD-10)', async () => {
  const { app } = await connected();
  const rows = await use.database.sql(
    'select token from "oauthAccessToken" union select token from "oauthRefreshToken"',
  );
  const stored = JSON.stringify(rows);
  for (const token of [app.access_token, app.refresh_token]) {
    expect(stored).not.toContain(token.replace(/^gatehouse_[ar]t_/, ''));
  }
});

it('is refused for an expired token, a refresh token or anything else', async () => {
  const { app, id } = await connected();
  for (const token of [
    app.refresh_token,
    'gatehouse_at_',
    `${app.access_token}x`,
    'gatehouse_at_%00',
  ]) {
    expect(await call(token), token).toBe(401);
  }
  await use.database.sql(
    `update "oauthAccessToken" set "expiresAt" = now() - interval '1 second' where "userId" = $1`,
    [id],
  );
  expect(await call(app.access_token)).toBe(401);
});

describe('the account area', () => {
  it('lists an app with its name and last use, and announces it by email', async () => {
    const browser = await use.signedUp();
    const app = await connectApp(use.app, browser, { client_name: 'Agent\u202e Smith' });
    const list = async () => JSON.parse((await browser.get('/api/me/apps')).text) as unknown;
    expect(await list()).toEqual([
      {
        id: expect.any(String) as string,
        name: 'Agent Smith',
        createdAt: expect.any(String) as string,
        lastUsedAt: null,
      },
    ]);
    await call(app.access_token);
    await expect.poll(list).toMatchObject([{ lastUsedAt: expect.any(String) as string }]);
    const mails = await use.database.sql<{ data: object }>(
      `select data from mail where recipient = $1 and template = 'security-changed'`,
      [browser.email],
    );
    expect(mails).toEqual([
      {
        data: expect.objectContaining({
          change: 'app-connected',
          what: 'Agent Smith',
          path: '/profile#apps',
        }) as object,
      },
    ]);
    const exported = JSON.parse((await browser.get('/api/me/export')).text) as object;
    expect(exported).toMatchObject({ connectedApps: [{ name: 'Agent Smith' }] });
  });

  it('shows in the activity when an app was connected and disconnected', async () => {
    const { browser, id } = await connected();
    await ENDS['the account area']?.({ browser, id });
    const activity = JSON.parse((await browser.get('/api/me/activity')).text) as object[];
    expect(activity.slice(0, 2)).toMatchObject([
      { kind: 'app-disconnected', actor: 'reader', detail: 'Test Agent' },
      { kind: 'app-connected', actor: 'reader', detail: 'Test Agent' },
    ]);
  });

  it('shows the name of the requesting app, only to readers', async () => {
    const browser = await use.signedUp();
    const app = await createApp(use.app);
    const path = `/api/me/apps/request?client_id=${app.clientId}`;
    expect(JSON.parse((await browser.get(path)).text)).toEqual({ name: 'Test Agent' });
    expect((await use.app.browser().get(path)).status).toBe(401);
    expect((await browser.get('/api/me/apps/request?client_id=nobody')).status).toBe(404);
    expect((await browser.get('/api/me/apps/request')).status).toBe(400);
  });
});

describe('housekeeping', () => {
  it('deletes apps without access, and expired tokens', async () => {
    const { app } = await connected();
    const unused = await createApp(use.app);
    await use.database.sql(`update "oauthClient" set "createdAt" = now() - interval '8 days'`);
    await use.database.sql(`update "oauthAccessToken" set "expiresAt" = now()`);
    const recent = await createApp(use.app);
    const removed = await deleteExpired(use.app.database.queries, 180);
    expect(removed.oauthAccessToken).toBeGreaterThan(0);
    const left = await use.database.sql<{ clientId: string }>(
      'select "clientId" from "oauthClient"',
    );
    const ids = left.map(({ clientId }) => clientId);
    expect(ids).toEqual(expect.arrayContaining([app.clientId, recent.clientId]));
    expect(ids).not.toContain(unused.clientId);
    expect((await app.refresh(app.refresh_token)).status).toBe(200);
  });
});

it('follows the plans of its reader', async () => {
  const { app, id } = await connected();
  const read = async () => {
    const { text } = await use.app.send({
      method: 'POST',
      path: '/mcp/me',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        authorization: `Bearer ${app.access_token}`,
      },
      body: JSON.stringify({
        jsonrpc: '2.0',
        id: 1,
        method: 'tools/call',
        params: { name: 'read_page', arguments: { page: '/docs/premium' } },
      }),
    });
    return text;
  };
  expect(await read()).not.toContain(SECRET_TEXT);
  await grantPlan(use.app.database.queries, {
    userId: id,
    plan: 'premium',
    source: 'administrator',
    until: null,
  });
  expect(await read()).toContain(SECRET_TEXT);
});
