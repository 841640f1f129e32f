import { createHash, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { APIRequestContext } from '@playwright/test';
import { row } from './support/accountArea';
import { expectAccessible } from './support/expectAccessible';
import { expectHydrated, openPage } from './support/openPage';
import { expect, test as base } from './support/test';

interface App {
  /** The authorization URL, which the app opens in the reader's browser. */
  url: string;
  /** Waits for the redirect back to the app. */
  callback(): Promise<URLSearchParams>;
  /** Exchanges a code. @returns the access token */
  redeem(code: string): Promise<string>;
}

/** A native app, which waits for the redirect on a local port. */
const test = base.extend<{ createApp: (name: string, redirectUri?: string) => Promise<App> }>({
  createApp: async ({ request, product }, use) => {
    const ends: (() => void)[] = [];
    await use(async (name, redirectUri) => {
      const server = createServer();
      let arrive: (query: URLSearchParams) => void;
      const arrival = new Promise<URLSearchParams>((resolve) => (arrive = resolve));
      server.on('request', ({ url = '' }, response) => {
        response.setHeader('content-type', 'text/html').end('<title>App</title>Thanks');
        if (url.startsWith('/callback')) arrive(new URL(url, 'http://app').searchParams);
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      ends.push(() => server.close().closeAllConnections());
      const { port } = server.address() as AddressInfo;
      const uri = redirectUri ?? `http://127.0.0.1:${port}/callback`;
      return { ...(await register(request, product.url, name, uri)), callback: () => arrival };
    });
    for (const end of ends) end();
  },
});

async function register(request: APIRequestContext, site: string, name: string, uri: string) {
  const oauth = `${site}/api/auth/oauth2`;
  const registered = await request.post(`${oauth}/register`, {
    data: { client_name: name, redirect_uris: [uri] },
  });
  const { client_id: clientId } = (await registered.json()) as { client_id: string };
  const verifier = randomBytes(32).toString('base64url');
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: uri,
    state: 'a state',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  });
  return {
    url: `${oauth}/authorize?${query.toString()}`,
    redeem: async (code: string) => {
      const form = {
        grant_type: 'authorization_code',
        client_id: clientId,
        code,
        code_verifier: verifier,
        redirect_uri: uri,
      };
      const answer = await request.post(`${oauth}/token`, { form });
      return ((await answer.json()) as { access_token: string }).access_token;
    },
  };
}

async function readPage(request: APIRequestContext, site: string, token: string, page: string) {
  const answer = await request.post(`${site}/mcp/me`, {
    headers: {
      accept: 'application/json, text/event-stream',
      authorization: `Bearer ${token}`,
    },
    data: {
      jsonrpc: '2.0',
      id: 1,
      method: 'tools/call',
      params: { name: 'read_page', arguments: { page } },
    },
  });
  return { status: answer.status(), text: await answer.text() };
}

test('an app is connected after sign-in, reads on its reader’s behalf, and is disconnected', async ({
  page,
  reader,
  product,
  request,
  createApp,
}) => {
  const app = await createApp('Reading Agent');
  let token = '';

  await test.step('a signed-out reader signs in first', async () => {
    await page.goto(app.url);
    await expect(page).toHaveURL(/\/sign-in\?next=/);
    await expectHydrated(page);
    const form = page.getByRole('main');
    await form.getByLabel('Email').fill(reader.email);
    await form.getByLabel('Password', { exact: true }).fill(reader.password);
    await form.getByRole('button', { name: 'Sign in' }).click();
    await expect(page).toHaveURL(/\/consent\?.*sig=/);
    await expectHydrated(page);
  });

  await test.step('the page shows the app, the access it requests, and the account', async () => {
    const main = page.getByRole('main');
    await expect(main).toContainText('Reading Agent wants to read this site as you.');
    await expect(main).toContainText('return to an app on this computer');
    await expect(main).toContainText(`You’re signed in as ${reader.email}.`);
    await expectAccessible(page, page.getByRole('button', { name: 'Allow', exact: true }), {
      shared: false,
    });
  });

  await test.step('the page can be used with the keyboard', async () => {
    await page.getByRole('button', { name: 'Allow', exact: true }).focus();
    await page.keyboard.press('Enter');
    const query = await app.callback();
    expect(query.get('state')).toBe('a state');
    await expect(page).toHaveTitle('App');
    token = await app.redeem(query.get('code') ?? '');
  });

  await test.step('the app reads with the access of its reader, who has no plan', async () => {
    const { status, text } = await readPage(request, product.url, token, '/docs/tour');
    expect(status).toBe(200);
    expect(text).toContain('"access":"open"');
  });

  await test.step('the account area lists the app, and ends its access', async () => {
    await openPage(page, '/profile#apps');
    const apps = row(page, 'Connected apps');
    await expect(apps.getByRole('listitem')).toContainText(
      /Reading Agent.*Connected (now|.* ago) · Last used (now|.* ago)/,
    );
    await expectAccessible(page, apps, { shared: false });
    await apps.getByRole('button', { name: 'Disconnect Reading Agent' }).click();
    await apps.getByRole('button', { name: 'Disconnect', exact: true }).click();
    await expect(apps).toContainText('No apps are connected.');
    await expect(apps.getByRole('status')).toContainText('Disconnected.');
    expect((await readPage(request, product.url, token, '/docs/tour')).status).toBe(401);
  });
});

test('a reader who denies access returns without a code', async ({ page, reader, createApp }) => {
  await reader.signIn(page, '/profile');
  const app = await createApp('Another Agent');
  await page.goto(app.url);
  await expectHydrated(page);
  await page.getByRole('button', { name: 'Don’t allow' }).click();
  const query = await app.callback();
  await expect(page).toHaveTitle('App');
  expect([query.get('error'), query.get('code')]).toEqual(['access_denied', null]);
  await openPage(page, '/profile#apps');
  await expect(row(page, 'Connected apps')).toContainText('No apps are connected.');
});

test('the page escapes the app’s name, and shows the host of its redirect URI', async ({
  page,
  reader,
  createApp,
}) => {
  await reader.signIn(page, '/profile');
  const app = await createApp('<img src=x onerror=alert(1)>', 'https://agent.example/callback');
  await page.goto(app.url);
  await expectHydrated(page);
  const main = page.getByRole('main');
  await expect(main).toContainText('<img src=x onerror=alert(1)> wants to read this site as you.');
  await expect(main).toContainText('You’ll be sent to agent.example.');
  await expect(main.locator('img')).toHaveCount(0);
});

test.describe('an invalid request', () => {
  test('is explained, and does not redirect', async ({ page, createApp }) => {
    const app = await createApp('Agent');
    await page.goto(app.url.replace('S256', 'plain'));
    await expect(page).toHaveURL(/\/consent\?error=/);
    await expect(page.getByRole('main').getByRole('alert')).toContainText(
      'The app’s request isn’t valid',
    );
  });

  test('is refused when it was tampered with', async ({
    page,
    reader,
    allowConsole,
    createApp,
  }) => {
    allowConsole(/status of 400/);
    await reader.signIn(page, '/profile');
    const app = await createApp('Agent');
    await page.goto(app.url);
    await page.waitForURL(/sig=/);
    await openPage(page, page.url().replace('a+state', 'another'));
    await page.getByRole('button', { name: 'Allow', exact: true }).click();
    await expect(page.getByRole('main').getByRole('alert')).toContainText('no longer valid');
  });

  test('is explained when a reader opens the page without one', async ({ page }) => {
    await openPage(page, '/consent');
    await expect(page.getByRole('main')).toContainText('To connect one, start in the app.');
  });
});
