import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { onlySecret } from '../../../secrets/secretSettings.js';
import { createSetup, type Setup } from '../../../testing/createSetup.js';
import { createTestApp, type TestApp } from '../../../testing/createTestApp.js';
import { createTestDatabase, type TestDatabase } from '../../../testing/createTestDatabase.js';
import { startProxy, type TestProxy } from '../../../testing/startProxy.js';

let database: TestDatabase;
let setup: Setup;
let proxy: TestProxy;
const apps: TestApp[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  setup = await createSetup(database.url);
  proxy = await startProxy();
});
beforeEach(() => {
  proxy.onRequest = () => null;
  proxy.onAnswer = () => undefined;
});
afterEach(async () => {
  await Promise.all(apps.splice(0).map((app) => app.close()));
});
afterAll(async () => {
  await proxy.close();
  await setup.remove();
  await database.drop();
});

/** Starts a server behind the proxy, and returns the settings for it. */
async function start(options: { siteUrl?: string; proxies?: number; secret?: string } = {}) {
  const { siteUrl = proxy.url, proxies = 1, secret = setup.secret } = options;
  const app = await createTestApp({
    databaseUrl: database.url,
    siteUrl,
    authUrl: proxy.url,
    trustProxy: proxies,
    auth: { secrets: onlySecret(secret) },
  });
  apps.push(app);
  proxy.target = app.port;
  Object.assign(setup.env, {
    SITE_URL: siteUrl,
    AUTH_URL: proxy.url,
    TRUST_PROXY: String(proxies),
  });
  await setup.build((manifest) => ({
    ...manifest,
    authUrl: siteUrl === proxy.url ? null : proxy.url,
    markdown: { ...manifest.markdown, siteUrl },
  }));
  return app;
}

const setCookies = (headers: NodeJS.Dict<unknown>, change: (cookie: string) => string) => {
  const cookies = headers['set-cookie'] as string[] | undefined;
  if (cookies !== undefined) headers['set-cookie'] = cookies.map(change);
};

describe('through the public URL, doctor finds', () => {
  it('nothing wrong behind a proxy that forwards what it should', async () => {
    await start();
    expect(await setup.findProblems()).toEqual([]);
    expect(setup.printed.at(-2)).toMatch(/the server sees http from \S+, past 1 proxies/);
    expect(setup.printed.at(-2)).toContain('the session cookie arrives unchanged');
  });

  it.each([
    [0, /^error deployment\.url: all readers share one rate limit: .* → Set TRUST_PROXY=1\.$/],
    [2, /^error deployment\.url: anyone can claim any address: .* → Set TRUST_PROXY=1\.$/],
  ])('a server behind one proxy that trusts %i', async (proxies, expected) => {
    await start({ proxies });
    expect(await setup.findProblems()).toEqual([expect.stringMatching(expected)]);
  });

  it.each<[string, () => void, RegExp]>([
    [
      'a proxy that does not forward the host',
      () => {
        proxy.onRequest = (_incoming, headers) => {
          headers.host = 'backend:3000';
          return null;
        };
      },
      /the host that readers typed \(421\) → Forward it: proxy_set_header Host/,
    ],
    [
      'a rewrite that answers the API with the site’s 404 page',
      () => {
        proxy.onRequest = () => ({ status: 404, type: 'text/html', body: '<h1>Not found</h1>' });
      },
      /does not lead to the server: it answers 404, text\/html → Forward \/api\/\* to the server/,
    ],
    [
      'a rewrite that removes the prefix',
      () => {
        proxy.onRequest = ({ url = '' }) => {
          return url.startsWith('/api/auth')
            ? { status: 200, type: 'text/html', body: '<p>' }
            : null;
        };
      },
      /api\/auth\/methods does not lead to the server: it answers 200, text\/html/,
    ],
    [
      'a proxy that drops cookies',
      () => {
        proxy.onAnswer = (headers) => {
          delete headers['set-cookie'];
        };
      },
      /the session cookie does not arrive.* → Have the proxy pass on Set-Cookie/,
    ],
    [
      'a proxy that makes cookies cross-site',
      () => {
        proxy.onAnswer = (headers) => {
          setCookies(headers, (cookie) => cookie.replace('SameSite=Lax', 'SameSite=None'));
        };
      },
      /SameSite=None and without Secure.* → Remove the rule in the proxy/,
    ],
    [
      'a proxy that changes the path of cookies',
      () => {
        proxy.onAnswer = (headers) => {
          setCookies(headers, (cookie) => cookie.replace('Path=/', 'Path=/api'));
        };
      },
      /changed on its way: Path is not \/ → Remove the rule/,
    ],
  ])('%s', async (_title, breakProxy, expected) => {
    await start();
    breakProxy();
    expect(await setup.findProblems()).toEqual([
      expect.stringMatching(new RegExp(`^error deployment\\.url: .*${expected.source}`)),
    ]);
  });

  it('an instance with another secret', async () => {
    await start({ secret: 'another-secret-0123456789-0123456789' });
    expect(await setup.findProblems()).toEqual([
      expect.stringMatching(/another BETTER_AUTH_SECRET, .* → Give all instances the same secret/),
    ]);
  });

  describe('with a split origin,', () => {
    let host: Server;
    let siteUrl: string;
    let buildId: string;
    beforeAll(async () => {
      host = createServer((_request, response) => {
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify({ version: 1, buildId, lockedPages: [] }));
      });
      await new Promise<void>((resolve) => host.listen(0, resolve));
      siteUrl = `http://localhost:${(host.address() as AddressInfo).port}`;
    });
    beforeEach(() => {
      buildId = 'test-build';
    });
    afterAll(() => new Promise((resolve) => host.close(resolve)));

    it('nothing wrong when both have the same build', async () => {
      await start({ siteUrl });
      expect(await setup.findProblems()).toEqual([]);
    });

    it('a static host with another build', async () => {
      await start({ siteUrl });
      buildId = 'older';
      expect(await setup.findProblems()).toEqual([
        expect.stringMatching(
          /the static host has another build.*is build older.* → Deploy build and/,
        ),
      ]);
    });

    it('a proxy that lets pages of any origin read answers, and so of none', async () => {
      await start({ siteUrl });
      proxy.onAnswer = (headers) => {
        if (headers['access-control-allow-origin']) headers['access-control-allow-origin'] = '*';
      };
      expect(await setup.findProblems()).toEqual([
        expect.stringMatching(
          /browsers block answers .* is \* → .*no proxy adds or removes Access-Control/,
        ),
      ]);
    });
  });
});

describe('what the server sees of a request', () => {
  it('is told to doctor only, which signs for a minute and for this server', async () => {
    const app = await start();
    for (const authorization of ['', 'Bearer x', `Bearer ${setup.secret}`]) {
      const answer = await app.send({ path: '/api/diagnosis', headers: { authorization } });
      expect(answer.status).toBe(404);
      expect(JSON.parse(answer.text)).toMatchObject({ code: 'NOT_FOUND' });
    }
  });
});
