import type { RequestListener } from 'node:http';
import path from 'node:path';
import { composeServer } from './composeServer.js';
import { completeSettings } from './config/completeSettings.js';
import type { GatehouseConfig } from './config/GatehouseConfig.js';
import { loadConfig } from './config/loadConfig.js';
import { parseConfig } from './config/parseConfig.js';
import { findBuild } from './content/findBuild.js';
import { loadSite } from './content/loadSite.js';
import { logConnection, openDatabaseServer } from './db/databaseServer.js';
import { readEnvironment, readSettings, splitOrigin } from './env.js';
import type { WaitUntil } from './lifecycle/finishAfterResponse.js';
import { createLog } from './log.js';
import { NO_METRICS } from './ops/Metrics.js';

export interface ServerOptions {
  /** The site's folder, with its build, `.env` and `gatehouse.config.ts`. Default: the working directory. */
  directory?: string;
  /** The settings. Default: the process's environment and `.env`. */
  env?: Readonly<Record<string, string | undefined>>;
  /** Default: the contents of `gatehouse.config.ts`. */
  config?: GatehouseConfig;
  /**
   * For hosts that stop the process between requests, such as Vercel: their function that keeps it
   * running until a promise settles. Emails are sent after the response that caused them. Nothing
   * runs on a timer, so call `/api/jobs/run` on a schedule.
   */
  waitUntil?: WaitUntil;
}

/** The server without a port, for your own program. */
export interface GatehouseServer {
  /** Handles all requests: the site, gated pages, `/api` and `/gated`. Nothing may read a body before it. */
  handler: RequestListener;
  /** Makes `/api/health/ready` respond with 503, so that a load balancer stops sending requests. */
  drain(): void;
  /** Stops emails, cleanup and database connections. Stop accepting requests first. */
  close(): Promise<void>;
}

/**
 * Creates the server without a port, signals and migrations: for another host, or for tests.
 * `gatehouse migrate` updates the database.
 *
 * @throws StartupError for problems that the user can fix: the message says everything, and nothing
 * is left open
 *
 * @example
 * import { createServer } from 'node:http';
 * import { createServer as createGatehouse } from '@gatehouse/auth-server';
 *
 * const gatehouse = await createGatehouse({ directory: '/srv/docs' });
 * const server = createServer(gatehouse.handler).listen(3000);
 * process.once('SIGTERM', () => server.close(() => void gatehouse.close()));
 */
export async function createServer(options: ServerOptions = {}): Promise<GatehouseServer> {
  const directory = path.resolve(options.directory ?? '.');
  const settings = readSettings(options.env ?? readEnvironment(directory), directory);
  const config = options.config ? parseConfig(options.config) : await loadConfig(directory);
  const content = await loadSite(findBuild(settings, directory), {
    authUrl: splitOrigin(settings),
  });
  const server = await openDatabaseServer(settings);
  const stopDatabase = async () => {
    await server.embedded?.stopIfUnused();
  };
  try {
    const log = createLog(settings.logLevel);
    logConnection(log, server);
    const { handler, drain, close } = await composeServer({
      settings: await completeSettings(settings, config),
      content,
      databaseUrl: server.url,
      log,
      metrics: NO_METRICS,
      hasDemo: false,
      waitUntil: options.waitUntil,
    });
    return {
      handler,
      drain,
      close: async () => {
        await close();
        await stopDatabase();
      },
    };
  } catch (error) {
    await stopDatabase();
    throw error;
  }
}
