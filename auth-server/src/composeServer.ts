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
import { finishAfterResponse, type WaitUntil } from './lifecycle/finishAfterResponse.js';
import { startMail } from './lifecycle/startMail.js';
import { createLimits } from './limits/createLimits.js';
import type { Log } from './log.js';
import { createMailer } from './mail/createMailer.js';
import type { Metrics } from './ops/Metrics.js';
import { keepHouse, startHousekeeping } from './session/housekeeping.js';
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
 * @param options.metrics counts what happens
 * @param options.waitUntil the host's, if it stops the process between requests: then nothing runs on a timer
 * @param options.hasDemo whether there are demo readers, whose addresses get no email
 * @throws StartupError when one of the site's plugins is refused
 */
export async function composeServer(options: {
  settings: CompleteSettings;
  databaseUrl: string;
  content: Content;
  log: Log;
  hasDemo: boolean;
  metrics: Metrics;
  waitUntil?: WaitUntil | undefined;
}): Promise<ComposedServer> {
  const { settings, content, log, metrics, waitUntil } = options;
  const isOnDemand = waitUntil !== undefined;
  const database = openDatabase({
    url: options.databaseUrl,
    log,
    connections: settings.databasePoolSize,
  });
  const { queries, pool } = database;
  const limits = createLimits({ pool, onRefused: metrics.limited });
  let stopMail: (() => Promise<void>) | null = null;
  try {
    const mail = startMail({
      settings,
      look: settings.config.mail,
      database,
      log,
      content,
      grace: GRACE_MS,
      isOnDemand,
      onOutcome: metrics.mailed,
    });
    stopMail = mail.stop;
    let hasQueued = false;
    const onQueued = () => {
      hasQueued = true;
      metrics.mailed('queued');
      mail.wake();
    };
    const toAll = createMailer({ db: queries, onQueued });
    const queue = options.hasDemo ? exceptDemoReaders(toAll) : toAll;
    const mailer = createAccountMailer({ mailer: queue, log, queries, limits, settings });
    const providers = await findProviders(settings.providers, log);
    const events = createServerEvents({
      database,
      log,
      mailer: queue,
      limits,
      onHappened: metrics.happened,
      providerName: (id) => providerName(providers, id),
      landingPage: content.landingPage,
      onEvent: settings.config.onEvent,
    });
    const auth = createAuth({ settings, database, providers, log, events, mailer, limits });
    await auth.requireUnchanged();
    metrics.watch({
      database: database.state,
      stored: database.storedCounts,
      passwordHashes: auth.passwordLoad,
    });
    let draining = false;
    const isDraining = () => draining;
    const { auditDays, secret, config } = settings;
    const keys = createSigningKeys({ queries, log, secret, tokens: config.tokens });
    const house = { queries, log, auditDays, maintainKeys: () => keys.maintain() };
    const app = createApp({
      settings,
      log,
      metrics,
      limits,
      database,
      auth,
      events,
      mailer,
      content,
      isDraining,
      runJobs: async () => {
        await keepHouse(house);
        await mail.sendDue();
      },
    });
    const finish = async () => {
      await events.settle();
      if (!hasQueued) return;
      hasQueued = false;
      await mail.sendDue().catch((error: unknown) => {
        log.warn({ err: error }, 'could not send emails, will try again');
      });
    };
    const handler = isOnDemand ? finishAfterResponse(app, { waitUntil, finish }) : app;
    const stopHousekeeping = isOnDemand ? () => Promise.resolve() : startHousekeeping(house);
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
