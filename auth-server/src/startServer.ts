import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { createApp } from './app.js';
import { createAudit } from './audit/createAudit.js';
import { createAccountMailer } from './auth/accountMails.js';
import { signInUrl } from './auth/authRoutes.js';
import { createAuth, migrateAuth } from './auth/createAuth.js';
import { findProviders } from './auth/providers/findProviders.js';
import { loadConfig } from './config/loadConfig.js';
import { createEmptyContent } from './content/loadContent.js';
import { findBuild } from './content/findBuild.js';
import { loadSite } from './content/loadSite.js';
import { openDatabase } from './db/database.js';
import { openDatabaseServer } from './db/databaseServer.js';
import { migrate } from './db/migrations/migrate.js';
import {
  ensureDemoReaders,
  grantDemoPlans,
  removeDemoReaders,
  type DemoReader,
} from './demo/demoReaders.js';
import { exceptDemoReaders } from './demo/exceptDemoReaders.js';
import { createMailer } from './mail/createMailer.js';
import { readProcessSettings, splitOrigin } from './env.js';
import { checkPort } from './lifecycle/checkPort.js';
import { createCleanup } from './lifecycle/cleanup.js';
import { listen } from './lifecycle/httpServer.js';
import { onSignal } from './lifecycle/onSignal.js';
import { printBanner } from './lifecycle/printBanner.js';
import { startMail } from './lifecycle/startMail.js';
import { createLog, type Log } from './log.js';
import { readOrCreateSecretFile } from './secretFile.js';
import { startHousekeeping } from './session/housekeeping.js';

/** How long requests in flight may take after a signal, in milliseconds. */
const GRACE_MS = 10_000;
/** In production a balancer needs a moment to see that we are not ready any more. */
const DRAIN_MS = 1_000;

export interface StartOptions {
  /**
   * Runs one step. The default only runs it; a caller may print its title and its time. A step that
   * has more to say answers `{ note }`.
   */
  step?: <T>(title: string, run: () => Promise<T> | T) => Promise<T>;
  /** Brings the build up to date, before it is read. Default: it is up to date. */
  buildSite?: () => Promise<unknown>;
  /** Serves `/api` alone, without a build: in development Docusaurus serves the pages. */
  withoutSite?: boolean;
  /** Where `.env` and the build are. Default: the working directory. */
  directory?: string;
}

/**
 * Starts everything, and stops it in order at SIGINT and SIGTERM.
 *
 * @throws StartupError for what its user can mend: the message says all, nothing is left running
 */
export async function startServer(options: StartOptions = {}): Promise<void> {
  const directory = options.directory ?? process.cwd();
  const step = options.step ?? ((_title, run) => Promise.resolve(run()));
  let log: Log | null = null;
  const cleanup = createCleanup(() => log);
  let draining = false;
  onSignal(async (signal) => {
    draining = true;
    log?.info({ signal }, 'stopping');
    await cleanup.run();
    log?.flush();
  });

  try {
    const settings = await step('Read the settings', () => readProcessSettings(directory));
    const config = await loadConfig(directory);
    log = createLog(settings.logLevel);
    await step(`Check that port ${settings.port} is free`, () => checkPort(settings.port));

    const server = await step('Start the database', async () => {
      const opened = await openDatabaseServer(settings);
      const { embedded } = opened;
      if (embedded === null) return { ...opened, note: 'DATABASE_URL' };
      cleanup.add('embedded database', () => embedded.stopIfUnused());
      const how = embedded.started ? 'embedded' : 'embedded, was running';
      return { ...opened, note: embedded.moved ? `${how}, in ${embedded.data}` : how };
    });
    const secret = settings.secret ?? (await readOrCreateSecret(settings.dataDir));
    const appSettings = { ...settings, secret, config };

    await step('Bring the schema up to date', async () => {
      const changes = await migrate({
        url: server.directUrl,
        log: log as Log,
        migrateAuth: (db) => migrateAuth({ settings: appSettings, log: log as Log }, db),
      });
      return { note: changes.length === 0 ? 'nothing to do' : `${changes.length} changes` };
    });
    const database = openDatabase({ url: server.url, log });
    cleanup.add('database connections', () => database.end());
    // There is a worker once the path of the site, which links need, is known.
    let wakeMailWorker = (): void => undefined;
    const toAll = createMailer({ db: database.queries, onQueued: () => wakeMailWorker() });
    const hasDemo = server.embedded !== null && !settings.production;
    const mailer = hasDemo ? exceptDemoReaders(toAll) : toAll;
    const providers = await findProviders(settings.providers, log);
    const accountMailer = createAccountMailer({
      mailer,
      log,
      database,
      settings: appSettings,
    });
    const audit = createAudit({ queries: database.queries, log });
    const auth = createAuth({
      settings: appSettings,
      database,
      providers,
      log,
      audit,
      mailer: accountMailer,
    });

    await auth.requireUnchanged();

    let demo: DemoReader[] = [];
    if (settings.production) {
      const removed = await removeDemoReaders(database);
      if (removed.length > 0) {
        log.warn({ removed }, 'demo readers were deleted: production has none');
      }
    }
    if (hasDemo) {
      demo = await step('Make the demo readers', () =>
        ensureDemoReaders({ dataDir: settings.dataDir, auth, database }),
      );
    }

    await options.buildSite?.();
    const content = options.withoutSite
      ? createEmptyContent(path.join(directory, 'build'))
      : await step('Load the gated pages', () =>
          loadSite(findBuild(settings, directory), { authUrl: splitOrigin(settings) }),
        );
    if (demo.length > 0) {
      await grantDemoPlans(
        database,
        content.plans.map(({ id }) => id),
      );
    }

    const app = createApp({
      settings: appSettings,
      log,
      database,
      auth,
      audit,
      mailer: accountMailer,
      content,
      isDraining: () => draining,
    });
    const http = await step('Listen', () => listen(app, settings.port));
    cleanup.add(
      'housekeeping',
      startHousekeeping({ queries: database.queries, log, auditDays: settings.auditDays }),
    );
    const mail = startMail({
      settings,
      config,
      database,
      log,
      content,
      grace: GRACE_MS,
    });
    wakeMailWorker = mail.wake;
    // At once, so that a slow provider does not add its time to that of slow requests.
    cleanup.add('http server and mail', () => Promise.all([http.close(GRACE_MS), mail.stop()]));
    if (settings.production) {
      cleanup.add('readiness', () => new Promise((resolve) => setTimeout(resolve, DRAIN_MS)));
    }
    printBanner({
      url: settings.siteUrl + content.baseUrl,
      signInUrl: signInUrl({
        origin: settings.siteUrl,
        baseUrl: content.baseUrl,
        routes: content.accountRoutes,
      }),
      demo,
    });
    log.info({ port: settings.port, buildId: content.buildId }, 'ready');
  } catch (error) {
    await cleanup.run();
    throw error;
  }
}

function readOrCreateSecret(dataDir: string): Promise<string> {
  return readOrCreateSecretFile(path.join(dataDir, 'auth-secret'), () =>
    randomBytes(32).toString('base64url'),
  );
}
