import type { RequestListener } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { createApp } from './app.js';
import { createAccountMailer } from './auth/accountMails.js';
import { createAuth, type Auth } from './auth/createAuth.js';
import { findProviders, providerName } from './auth/providers/findProviders.js';
import type { CompleteSettings } from './config/completeSettings.js';
import type { Content } from './content/loadContent.js';
import { openDatabase, type Database } from './db/database.js';
import { exceptDemoReaders } from './demo/exceptDemoReaders.js';
import { createServerEvents } from './events/serverEvents.js';
import { startMail } from './lifecycle/startMail.js';
import type { Log } from './log.js';
import { createMailer } from './mail/createMailer.js';
import { startHousekeeping } from './session/housekeeping.js';
import { createSigningKeys } from './tokens/keys/signingKeys.js';

/** The time limit for background work at shutdown, in milliseconds. */
const GRACE_MS = 10_000;

/** The composed server, without port, signals and migrations. */
export interface ComposedServer {
  handler: RequestListener;
  auth: Auth;
  database: Database;
  /** Makes the readiness check fail from now on. */
  drain(): void;
  /** Stops background work: waits for pending emails, calls of `onEvent` and cleanup. */
  stopJobs(): Promise<void>;
  /** Stops everything and closes the database connections. */
  close(): Promise<void>;
}

/**
 * Composes the server and starts its background work.
 * @param options.hasDemo whether there are demo readers, whose addresses get no email
 * @throws StartupError when one of the site's plugins is refused
 */
export async function composeServer(options: {
  settings: CompleteSettings;
  databaseUrl: string;
  content: Content;
  log: Log;
  hasDemo: boolean;
}): Promise<ComposedServer> {
  const { settings, content, log } = options;
  const database = openDatabase({ url: options.databaseUrl, log });
  let stopMail: (() => Promise<void>) | null = null;
  try {
    const mail = startMail({
      settings,
      look: settings.config.mail,
      database,
      log,
      content,
      grace: GRACE_MS,
    });
    stopMail = mail.stop;
    const toAll = createMailer({ db: database.queries, onQueued: mail.wake });
    const queue = options.hasDemo ? exceptDemoReaders(toAll) : toAll;
    const mailer = createAccountMailer({ mailer: queue, log, database, settings });
    const providers = await findProviders(settings.providers, log);
    const events = createServerEvents({
      database,
      log,
      mailer: queue,
      providerName: (id) => providerName(providers, id),
      landingPage: content.landingPage,
      onEvent: settings.config.onEvent,
    });
    const auth = createAuth({ settings, database, providers, log, events, mailer });
    await auth.requireUnchanged();
    let draining = false;
    const isDraining = () => draining;
    const handler = createApp({
      settings,
      log,
      database,
      auth,
      events,
      mailer,
      content,
      isDraining,
    });
    const { auditDays } = settings;
    const { background: queries, uses } = database;
    const { secret, config } = settings;
    const keys = createSigningKeys({ queries, log, secret, tokens: config.tokens });
    const stopHousekeeping = startHousekeeping({
      queries,
      log,
      auditDays,
      uses,
      maintainKeys: () => keys.maintain(),
    });
    let stopping: Promise<unknown> | null = null;
    const stopJobs = async () => {
      const settled = Promise.race([events.settle(), wait(GRACE_MS, undefined, { ref: false })]);
      await (stopping ??= Promise.all([settled, mail.stop(), stopHousekeeping()]));
    };
    return {
      handler,
      auth,
      database,
      stopJobs,
      drain: () => {
        draining = true;
      },
      close: async () => {
        await stopJobs();
        await database.end();
      },
    };
  } catch (error) {
    await stopMail?.();
    await database.end();
    throw error;
  }
}
