import { findProgram } from '../../scripts/testing/findProgram.mjs';
import { ask, type Asked } from './ask';
import { removeDataDir, SERVER } from './ownProduct';
import { makeReader } from './makeReader';
import { createProduct, makeDataDir, type Product, workerPorts } from './product';
import type { Reader } from './Reader';
import { launch, waitUntilReady } from './startProduct';
import { test as base } from './test';
import { startCaddy, startNginx, type WebProxy } from './webProxies';

const HOST = 'docs.example.test';
export const SITE_URL = `https://${HOST}`;

const PROXIES = { nginx: startNginx, caddy: startCaddy };
export type ProxyName = keyof typeof PROXIES;

type Asking = Omit<Parameters<typeof ask>[0], 'protocol' | 'port' | 'host' | 'path'>;

export interface ProxiedProduct {
  /** Sends a request to the proxy. */
  ask(path: string, asking?: Asking): Promise<Asked>;
  /** Sends a request to the proxy over http. */
  askPlain(path: string, asking?: Asking): Promise<Asked>;
  /** Sends a request to the server, bypassing the proxy. */
  askServer(path: string, asking?: Asking): Promise<Asked>;
  /** Sends a request to the shared cache in front of the proxy. */
  askCache(path: string, asking?: Asking): Promise<Asked>;
  /**
   * The `Cookie` header of a premium reader, who signed in before any test used up the attempts.
   */
  cookie: string;
  premiumReader: Reader;
}

interface WorkerFixtures {
  proxyName: ProxyName;
  running: { proxy: WebProxy; product: ProxiedProduct };
}

/** Whether the proxy is installed on this machine. */
export const isInstalled = (name: ProxyName): boolean => findProgram(name) !== null;

/** The repository's build behind one of the proxies in `examples/deploy`. Started once for each. */
export const test = base.extend<{ proxied: ProxiedProduct }, WorkerFixtures>({
  proxyName: ['nginx', { option: true, scope: 'worker' }],

  running: [
    async ({ proxyName }, use, { parallelIndex }) => {
      const serverPort = workerPorts(parallelIndex).proxied;
      const own = createProduct(serverPort, SITE_URL, makeDataDir());
      const { settings } = own;
      // A proxy, and a shared cache in front of it: with one hop, the cache's address would count.
      const server = launch(SERVER, { ...settings, TRUST_PROXY: '1' });
      await waitUntilReady(server, settings);
      const program = findProgram(proxyName);
      if (program === null) throw new Error(`${proxyName} is not installed`);
      const proxy = await PROXIES[proxyName]({ program, host: HOST, serverPort });
      await use({ proxy, product: await createProxied(proxy, own) });
      await proxy.close();
      await server.end('SIGTERM');
      removeDataDir(own);
    },
    { scope: 'worker', timeout: 300_000 },
  ],

  proxied: async ({ running }, use) => use(running.product),

  launchOptions: [
    async ({ launchOptions, running }, use) => {
      const rule = `--host-resolver-rules=MAP *.test 127.0.0.1:${running.proxy.port}`;
      await use({ ...launchOptions, args: [...(launchOptions.args ?? []), rule] });
    },
    { scope: 'worker' },
  ],

  // The certificate is self-signed.
  ignoreHTTPSErrors: true,
  baseURL: SITE_URL,
  extraHTTPHeaders: {},
});

async function createProxied(proxy: WebProxy, own: Product): Promise<ProxiedProduct> {
  const premiumReader = await makeReader(own, HOST, 'premium');
  const plain = { protocol: 'http:', host: HOST } as const;
  const asked: Omit<ProxiedProduct, 'cookie'> = {
    ask: (path, asking) =>
      ask({ protocol: 'https:', port: proxy.port, host: HOST, path, ...asking }),
    askPlain: (path, asking) => ask({ ...plain, port: proxy.plainPort, path, ...asking }),
    askServer: (path, asking) => ask({ ...plain, port: own.port, path, ...asking }),
    askCache: (path, asking) => ask({ ...plain, port: proxy.cachePort, path, ...asking }),
    premiumReader,
  };
  const { email, password } = premiumReader;
  const answer = await asked.ask('/api/auth/sign-in/email', {
    method: 'POST',
    headers: { origin: SITE_URL },
    body: { email, password },
  });
  const cookie = answer.headers['set-cookie']?.[0]?.split(';')[0];
  if (!cookie) throw new Error(`Sign-in answered ${answer.status} ${answer.text}`);
  return { ...asked, cookie };
}
