import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createApp, type AppDependencies } from '../app.js';
import type { AuthSettings } from '../auth/authOptions.js';
import { createAccountMailer } from '../auth/accountMails.js';
import { createAuth, type Auth } from '../auth/createAuth.js';
import { createPasswordHash, type PasswordHash } from '../auth/passwordHash.js';
import { findProviders, providerName } from '../auth/providers/findProviders.js';
import type { ProviderSettings } from '../auth/providers/providerSettings.js';
import type { GatehouseConfig } from '../config/GatehouseConfig.js';
import { storeNewHash } from '../auth/storeNewHash.js';
import { parseConfig } from '../config/parseConfig.js';
import type { Content } from '../content/loadContent.js';
import { loadSite } from '../content/loadSite.js';
import { splitOrigin } from '../env.js';
import { openDatabase, type Database } from '../db/database.js';
import { createServerEvents } from '../events/serverEvents.js';
import { createLimits } from '../limits/createLimits.js';
import { DEFAULT_LIMITS, type LimitSettings } from '../limits/limitSettings.js';
import { createLog } from '../log.js';
import { createMailer, type Mailer } from '../mail/createMailer.js';
import { NO_METRICS, type Metrics } from '../ops/Metrics.js';
import { createAnswerCheck } from './checkAnswer.js';
import { createBrowser, type Browser } from './createBrowser.js';
import { readMailPath } from './readMailPath.js';
import { send, type Sending, type Sent } from './send.js';
import { writeBuild } from './writeBuild.js';

export interface TestApp {
  /** The `Origin` that browsers send. */
  origin: string;
  port: number;
  auth: Auth;
  content: Content;
  database: Database;
  /** Every line of the log. */
  logged: string[];
  settings: AppDependencies['settings'];
  /**
   * Sends a request without a browser, with the correct host.
   *
   * @throws Error when the response is not in the document, see {@link createAnswerCheck}
   */
  send(sending: Sending): Promise<Sent>;
  /** A browser with its own cookies, and its own IP address unless one is given. */
  browser(options?: { address?: string }): Browser;
  drain(): void;
  close(): Promise<void>;
}

/**
 * Starts the whole application on a database. Two of them on the same database are two instances.
 *
 * @param options.mailer default: one that queues emails, which no worker sends
 * @param options.siteUrl the site's public URL; the connection itself is always plain HTTP
 */
export async function createTestApp(options: {
  databaseUrl: string;
  siteUrl?: string;
  /** The base URL of the site. */
  baseUrl?: string;
  authUrl?: string;
  trustProxy?: AppDependencies['settings']['trustProxy'];
  mailer?: Mailer;
  auth?: Partial<AuthSettings & LimitSettings>;
  providers?: ProviderSettings[];
  passwordHash?: PasswordHash;
  /** Default: nothing is counted. */
  metrics?: Metrics;
  config?: GatehouseConfig;
}): Promise<TestApp> {
  const directory = await mkdtemp(path.join(tmpdir(), 'gatehouse-build-'));
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  const siteUrl = options.siteUrl ?? `http://localhost:${port}`;
  const settings = {
    siteUrl,
    authUrl: options.authUrl ?? siteUrl,
    secret: 'a secret for tests, longer than 32 characters',
    cronSecret: 'a-secret-of-a-scheduler-for-tests',
    trustProxy: options.trustProxy ?? ['loopback'],
    ...DEFAULT_LIMITS,
    mailHourlyLimit: 10_000,
    readsPerMinute: 10_000,
    apiKeyRequestsPerMinute: 10_000,
    passwordBreachUrl: null,
    ...options.auth,
    siteName: options.config?.name ?? 'Test Docs',
    config: parseConfig(options.config),
  };
  const logged: string[] = [];
  const log = createLog('debug', { write: (line) => logged.push(line) });
  const database = openDatabase({
    url: options.databaseUrl,
    log,
    connections: settings.databasePoolSize,
  });
  const { queries, pool } = database;
  const metrics = options.metrics ?? NO_METRICS;
  const limits = createLimits({ pool, onRefused: metrics.limited });
  const mailer = options.mailer ?? createMailer({ db: queries, onQueued: () => undefined });
  const authUrl = splitOrigin(settings);
  const build = await writeBuild(directory, (manifest) => ({
    ...manifest,
    authUrl,
    markdown: { ...manifest.markdown, siteUrl },
  }));
  const loaded = await loadSite(build, { authUrl });
  const baseUrl = options.baseUrl ?? loaded.baseUrl;
  const content = { ...loaded, baseUrl };
  const accountMailer = createAccountMailer({ mailer, log, queries, limits, settings });
  const providers = await findProviders(options.providers ?? [], log);
  const events = createServerEvents({
    database,
    log,
    mailer,
    limits,
    onHappened: metrics.happened,
    providerName: (id) => providerName(providers, id),
    landingPage: content.landingPage,
    onEvent: settings.config.onEvent,
  });
  const auth = createAuth({
    settings,
    database,
    log,
    events,
    mailer: accountMailer,
    limits,
    providers,
    passwordHash:
      options.passwordHash ??
      // The floor would only make tests wait. production.it.test.ts measures it.
      createPasswordHash({ rehash: storeNewHash(database.queries), log, floor: 0 }),
  });
  await auth.requireUnchanged();
  let draining = false;
  server.on(
    'request',
    createApp({
      settings,
      log,
      metrics,
      limits,
      database,
      auth,
      events,
      mailer: accountMailer,
      content,
      isDraining: () => draining,
      runJobs: () => Promise.resolve(),
    }),
  );

  const host = new URL(settings.authUrl).host;
  const checkAnswer = createAnswerCheck(auth);
  const app: TestApp = {
    origin: siteUrl,
    port,
    auth,
    content,
    database,
    logged,
    settings,
    send: async (sending) => {
      const sent = await send(port, { ...sending, headers: { host, ...sending.headers } });
      checkAnswer(sending, sent);
      return sent;
    },
    browser: (about) =>
      createBrowser(
        { ...app, readMailPath: (to, template) => readMailPath(database.pool, to, template) },
        about,
      ),
    drain: () => {
      draining = true;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await database.end();
      await rm(directory, { recursive: true });
    },
  };
  return app;
}
