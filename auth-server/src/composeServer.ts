import type { RequestListener } from 'node:http';
import { createApp } from './app.js';
import { createAudit } from './audit/createAudit.js';
import { createAccountMailer } from './auth/accountMails.js';
import { createAuth, type Auth } from './auth/createAuth.js';
import { findProviders } from './auth/providers/findProviders.js';
import type { CompleteSettings } from './config/completeSettings.js';
import type { Content } from './content/loadContent.js';
import { openDatabase, type Database } from './db/database.js';
import { exceptDemoReaders } from './demo/exceptDemoReaders.js';
import { startMail } from './lifecycle/startMail.js';
import type { Log } from './log.js';
import { createMailer } from './mail/createMailer.js';
import { startHousekeeping } from './session/housekeeping.js';

/** How long a mail in flight may take at the end, in milliseconds. */
const MAIL_GRACE_MS = 10_000;

/** The server, put together: all but a port, signals and migrations. */
export interface ComposedServer {
  handler: RequestListener;
  auth: Auth;
  database: Database;
  /** From now on it says that it is not ready. */
  drain(): void;
  /** Ends what goes on beside requests: mails in flight are waited for, and cleaning up. */
  stopJobs(): Promise<void>;
  /** Ends all, and the connections to the database. */
  close(): Promise<void>;
}

/**
 * Puts the server together, and begins what goes on beside requests.
 *
 * @param options.hasDemo there are demo readers, whose addresses get no mail
 * @throws StartupError when a plugin of the site's is refused
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
  try {
    const mail = startMail({
      settings,
      config: settings.config,
      database,
      log,
      content,
      grace: MAIL_GRACE_MS,
    });
    const toAll = createMailer({ db: database.queries, onQueued: mail.wake });
    const mailer = createAccountMailer({
      mailer: options.hasDemo ? exceptDemoReaders(toAll) : toAll,
      log,
      database,
      settings,
    });
    const providers = await findProviders(settings.providers, log);
    const audit = createAudit({ queries: database.queries, log });
    const auth = createAuth({ settings, database, providers, log, audit, mailer });
    await auth.requireUnchanged();
    let draining = false;
    const isDraining = () => draining;
    const handler = createApp({
      settings,
      log,
      database,
      auth,
      audit,
      mailer,
      content,
      isDraining,
    });
    const { auditDays } = settings;
    const stopHousekeeping = startHousekeeping({ queries: database.queries, log, auditDays });
    let stopping: Promise<unknown> | null = null;
    const stopJobs = async () => {
      await (stopping ??= Promise.all([mail.stop(), stopHousekeeping()]));
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
    await database.end();
    throw error;
  }
}
