import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createPool } from '../db/pool.js';
import { createLog } from '../log.js';
import { createAnswerCheck } from './checkAnswer.js';
import { createBrowser, type Browser } from './createBrowser.js';
import { createTestDatabase, type TestDatabase } from './createTestDatabase.js';
import { getFreePort } from './getFreePort.js';
import { readMailPath } from './readMailPath.js';
import { runProduct, type Product } from './runProduct.js';
import { send, type Sending, type Sent } from './send.js';
import { writeBuild } from './writeBuild.js';

export const ORIGIN = 'https://docs.example.com';

export interface Instances {
  database: TestDatabase;
  /** Where their build is. */
  directory: string;
  /** The settings of all of them. */
  env: Record<string, string>;
  /** The output of all instances, including before a restart. */
  logged(): string;
  /** Sends a request to the instance with this index. */
  send(instance: number, sending: Sending): Promise<Sent>;
  /** A browser that talks to this instance. */
  browser(instance: number, options?: { address?: string }): Browser;
  /** A browser in which a new reader is signed in, on the first instance. */
  reader(): Promise<Browser>;
  /** The same browser, routed to another instance as by a load balancer. */
  elsewhere(browser: Browser, instance: number): Browser;
  admin(...args: string[]): Promise<void>;
  /** The process of an instance that was started last. */
  process(instance: number): Product;
  /** Starts an instance that has ended. */
  start(instance: number): Promise<void>;
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Two processes of the compiled server on one database, without a proxy, in production mode: Better Auth
 * skips checks in other modes. Their mail server is unreachable.
 *
 * @param options.database dropped at the end. Default: a new one
 * @param options.env settings of all instances
 * @param options.envs settings of each instance
 */
export async function startInstances(
  options: {
    database?: TestDatabase;
    env?: Record<string, string>;
    envs?: Record<string, string>[];
  } = {},
): Promise<Instances> {
  const directory = await mkdtemp(path.join(tmpdir(), 'gatehouse-instances-'));
  await chmod(directory, 0o755);
  await writeBuild(directory);
  const database = options.database ?? (await createTestDatabase());
  const pool = createPool({ url: database.url, max: 2, log: createLog('silent') });
  const envs = options.envs ?? [{}, {}];
  const ports = await Promise.all(envs.map(() => getFreePort()));
  const env = {
    NODE_ENV: 'production',
    SITE_URL: ORIGIN,
    TRUST_PROXY: '1',
    DATABASE_URL: database.url,
    BETTER_AUTH_SECRET: 'a secret for tests, longer than 32 characters',
    SMTP_URL: 'smtp://127.0.0.1:1',
    MAIL_FROM: 'docs@example.com',
    ...options.env,
  };
  const started: Product[] = [];
  const running: Product[] = [];
  const start = async (instance: number) => {
    const own = { PORT: String(ports[instance]), ...envs[instance] };
    const product = runProduct('main.js', { directory, env: { ...env, ...own } });
    running[instance] = product;
    started.push(product);
    await product.wrote(/"msg":"ready"/);
  };
  const startAll = () => Promise.all(envs.map((_env, instance) => start(instance)));
  const end = async () => {
    for (const { child } of running) child.kill('SIGKILL');
    await Promise.all(running.map((product) => product.ended()));
  };
  await startAll();

  const checkAnswer = createAnswerCheck();
  const sendTo = async (instance: number, sending: Sending) => {
    const sent = await send(ports[instance] ?? 0, {
      ...sending,
      headers: { host: new URL(ORIGIN).host, ...sending.headers },
    });
    checkAnswer(sending, sent);
    return sent;
  };
  const browser: Instances['browser'] = (instance, options) =>
    createBrowser(
      {
        origin: ORIGIN,
        send: (sending) => sendTo(instance, sending),
        readMailPath: (to, template) => readMailPath(pool, to, template),
      },
      options,
    );
  return {
    database,
    directory,
    env,
    logged: () => started.map((product) => product.output()).join(''),
    send: sendTo,
    browser,
    reader: async () => {
      const made = browser(0);
      const { status, text } = await made.signUp();
      if (status !== 200) throw new Error(`signing up failed: ${status} ${text}`);
      return made;
    },
    elsewhere: ({ address, email, cookie, jar }, instance) =>
      Object.assign(browser(instance, { address }), { email, cookie, jar }),
    admin: async (...args) => {
      const { code, output } = await runProduct('cli/gatehouse.js', {
        directory,
        env,
        args: ['admin', ...args],
      }).ended();
      if (code !== 0) throw new Error(output);
    },
    process: (instance) => running[instance] as Product,
    start,
    restart: async () => {
      await end();
      await startAll();
    },
    stop: async () => {
      await end();
      await pool.end();
      await database.drop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
