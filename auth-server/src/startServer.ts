import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { signInUrl } from './auth/authRoutes.js';
import { composeServer, type ComposedServer } from './composeServer.js';
import { completeSettings } from './config/completeSettings.js';
import { loadConfig } from './config/loadConfig.js';
import { findBuild } from './content/findBuild.js';
import { createEmptyContent } from './content/loadContent.js';
import { loadSite } from './content/loadSite.js';
import { logConnection, openDatabaseServer } from './db/databaseServer.js';
import { explainDatabaseError } from './db/explainDatabaseError.js';
import {
  ensureDemoReaders,
  grantDemoPlans,
  removeDemoReaders,
  type DemoReader,
} from './demo/demoReaders.js';
import { loadEnvironment, readEnvironment, readSettings, splitOrigin } from './env.js';
import { checkPort } from './lifecycle/checkPort.js';
import { createCleanup } from './lifecycle/cleanup.js';
import { migrateDatabase } from './lifecycle/migrateDatabase.js';
import { listen } from './lifecycle/httpServer.js';
import { onSignal } from './lifecycle/onSignal.js';
import { printBanner } from './lifecycle/printBanner.js';
import { startMetrics } from './lifecycle/startMetrics.js';
import { stopWithParent } from './lifecycle/stopWithParent.js';
import { warnOfDrops } from './lifecycle/warnOfDrops.js';
import { startTracing } from './ops/startTracing.js';
import { createLog, type Log } from './log.js';

/** The time limit for pending requests after a signal, in milliseconds. */
const GRACE_MS = 10_000;
/** In production, a load balancer needs a moment to notice that the server is no longer ready. */
const DRAIN_MS = 1_000;

export interface StartOptions {
  /**
   * Runs one step. The default only runs it; a caller may print its title and duration. A step may
   * return `{ note }` to add information.
   */
  step?: <T>(title: string, run: () => Promise<T> | T) => Promise<T>;
  /** Updates the build before it is read. Default: assumes that it is up to date. */
  buildSite?: () => Promise<unknown>;
  /** Serves only `/api`, without a build: in development, Docusaurus serves the pages. */
  withoutSite?: boolean;
  /** The folder with `.env` and the build. Default: the working directory. */
  directory?: string;
  /** The settings. Default: the process's environment and `.env`. */
  env?: Readonly<Record<string, string | undefined>>;
}

/**
 * Starts everything, and stops it gracefully on SIGINT and SIGTERM.
 * @throws StartupError for problems that the user can fix: the message says everything, and nothing
 * is left running
 */
export async function startServer(options: StartOptions = {}): Promise<void> {
  const directory = options.directory ?? process.cwd();
  const step = options.step ?? ((_title, run) => Promise.resolve(run()));
  let log: Log | null = null;
  const cleanup = createCleanup(() => log);
  let server: ComposedServer | null = null;
  onSignal(async (signal) => {
    server?.drain();
    log?.info({ signal }, 'stopping');
    const signaled = performance.now();
    await cleanup.run();
    log?.info({ ms: Math.round(performance.now() - signaled) }, 'stopped');
    log?.flush();
  });

  try {
    // OpenTelemetry and plugins of the site read the process's environment.
    if (options.env === undefined) loadEnvironment(directory);
    const env = options.env ?? readEnvironment(directory);
    if (env.npm_lifecycle_event !== undefined) stopWithParent();
    const { settings, config } = await step('Read settings', async () => ({
      settings: readSettings(env, directory),
      config: await loadConfig(directory),
    }));
    log = createLog(settings.logLevel);
    await step(`Check that port ${settings.port} is free`, () => checkPort(settings.port));
    cleanup.add('traces', await startTracing(env));
    const { metrics, stop: stopMetrics } = await startMetrics(settings.metrics, log);
    cleanup.add('metrics', stopMetrics);

    const postgres = await step('Start database', async () => {
      const opened = await openDatabaseServer(settings);
      const { embedded } = opened;
      if (embedded === null) return { ...opened, note: 'DATABASE_URL' };
      cleanup.add('embedded database', () => embedded.stopIfUnused());
      const how = embedded.started ? 'embedded' : 'embedded, already running';
      return { ...opened, note: embedded.moved ? `${how}, in ${embedded.data}` : how };
    });
    logConnection(log, postgres);
    const complete = { settings: await completeSettings(settings, config), log };

    await step('Update database schema', async () => {
      const changes = await migrateDatabase(postgres.directUrl, complete);
      return { note: changes.length === 0 ? 'up to date' : `${changes.length} changes` };
    });

    await options.buildSite?.();
    const content = options.withoutSite
      ? createEmptyContent(path.join(directory, 'build'))
      : await step('Load gated pages', () =>
          loadSite(findBuild(settings, directory), { authUrl: splitOrigin(settings) }),
        );

    const hasDemo = postgres.embedded !== null && !settings.production;
    const databaseUrl = postgres.url;
    const composed = await composeServer({
      ...complete,
      databaseUrl,
      content,
      hasDemo,
      metrics,
    });
    server = composed;
    const { handler, close, stopJobs, auth, database } = composed;
    cleanup.add('database connections', close);

    let demo: DemoReader[] = [];
    if (settings.production) {
      const removed = await removeDemoReaders(database);
      if (removed.length > 0) {
        log.warn({ removed }, 'deleted the demo readers: production has none');
      }
    }
    if (hasDemo) {
      const plans = content.plans.map(({ id }) => id);
      demo = await step('Create demo readers', async () => {
        const readers = await ensureDemoReaders({ dataDir: settings.dataDir, auth, database });
        await grantDemoPlans(database, plans);
        return readers;
      });
    }

    const limits = settings.connections;
    const warn = warnOfDrops({ max: limits.max, log });
    const onDropped = () => {
      metrics.dropped();
      warn();
    };
    const http = await step('Listen', () =>
      listen(handler, { port: settings.port, limits, onDropped }),
    );
    // In parallel, so that a slow provider does not add to the time of slow requests.
    cleanup.add('HTTP server and email', () => Promise.all([http.close(GRACE_MS), stopJobs()]));
    cleanup.add('readiness', async () => {
      http.drain();
      if (settings.production) await wait(DRAIN_MS);
    });
    const { baseUrl, accountRoutes: routes } = content;
    printBanner({
      url: settings.siteUrl + baseUrl,
      signInUrl: signInUrl({ origin: settings.siteUrl, baseUrl, routes }),
      demo,
    });
    log.info({ port: settings.port, buildId: content.buildId }, 'ready');
  } catch (error) {
    await cleanup.run();
    throw explainDatabaseError(error);
  }
}
