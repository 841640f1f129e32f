import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { DevPostgresError } from './devPostgresError.js';
import { program, requireBinaries } from './binaries.js';
import { ensureCluster, ROLE, type Cluster } from './cluster.js';
import { chooseLocation } from './location.js';
import { configurePort, getRunning } from './port.js';
import { run } from './run.js';
import { requireServerUser } from './systemUser.js';

export { DevPostgresError };

const START_ATTEMPTS = 3;
const READY_WITHIN_MS = 90_000;
/** PostgreSQL's `invalid_password`. */
const WRONG_PASSWORD = '28P01';
/** For disposable data: tests. */
const VOLATILE = ['fsync = off', 'synchronous_commit = off', 'full_page_writes = off'];

/** A PostgreSQL server on this computer, for this product only. */
export interface EmbeddedServer {
  /** Connection string of the product's database. */
  url: string;
  /** Where its data is, and whether that is outside DATA_DIR. */
  data: string;
  moved: boolean;
  /** False if it was already running, after a crash or for another process of the product. */
  started: boolean;
  /** Connection string of another database on the same server. */
  urlFor(database: string): string;
  /** Stops the server unless another process still uses it. Returns true if it stopped. */
  stopIfUnused(): Promise<boolean>;
  /** Stops the server even if other processes use it. */
  stop(): Promise<void>;
  /** Starts a stopped server again, on its old port if that is free. */
  restart(): Promise<void>;
}

/**
 * Starts the embedded PostgreSQL, or finds the running one. Its data survives restarts and crashes;
 * several processes may call this at the same time and share one server.
 *
 * @param options.dataDir absolute; the data is in its folder `postgres`
 * @param options.password of the server's only role. The same at every start: the first one sets it
 * @param options.durable `false` is faster, but a computer crash may lose all data
 * @throws DevPostgresError when the server can't be set up or started, with the end of its log
 *
 * @example
 * const server = await openEmbedded({ dataDir: path.resolve('.data'), password });
 * const client = new pg.Client(server.url);
 */
export async function openEmbedded(options: {
  dataDir: string;
  password: string;
  systemDirectory?: string;
  durable?: boolean;
}): Promise<EmbeddedServer> {
  const { password, durable = true } = options;
  const [installed, as] = await Promise.all([requireBinaries(), requireServerUser()]);
  const location = await chooseLocation(installed, options.dataDir, as, options.systemDirectory);
  const cluster = await ensureCluster(location, as, password, {
    initdb: durable ? [] : ['--no-sync'],
    configuration: durable ? [] : VOLATILE,
  });

  const urlAt = (port: number, database: string) =>
    `postgresql://${ROLE}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
  const { port, started } = await ensureRunning(cluster, (at) => urlAt(at, 'postgres'));
  await ensureDatabase(urlAt(port, 'postgres'), ROLE);

  const stop = () => stopCluster(cluster);
  return {
    url: urlAt(port, ROLE),
    data: cluster.data,
    moved: location.moved,
    started,
    urlFor: (database) => urlAt(port, database),
    stop,
    stopIfUnused: async () => {
      // A connection closed a moment ago may still be counted.
      for (let look = 0; look < 10; look += 1) {
        if (!(await isUsed(urlAt(port, 'postgres')))) {
          await stop();
          return true;
        }
        await wait(50);
      }
      return false;
    },
    restart: async () => {
      await ensureRunning(cluster, (at) => urlAt(at, 'postgres'));
    },
  };
}

/**
 * Handles concurrent starts: PostgreSQL's own lock lets one of them win, and the others wait for
 * it. A server that was killed may need a while to recover.
 */
async function ensureRunning(
  cluster: Cluster,
  url: (port: number) => string,
): Promise<{ port: number; started: boolean }> {
  const deadline = Date.now() + READY_WITHIN_MS;
  let failures = 0;
  let problem = '';
  while (failures < START_ATTEMPTS && Date.now() < deadline) {
    const running = await getRunning(cluster);
    if (running !== null && (await answers(url(running.port), cluster))) {
      return { port: running.port, started: false };
    }
    await configurePort(cluster);
    const log = path.join(cluster.data, 'server.log');
    const result = await run(
      program(cluster.location.binaries, 'pg_ctl'),
      ['-D', cluster.data, '-l', log, '-w', '-t', '60', '-s', 'start'],
      cluster.as,
    );
    // Another start may have written its own port before this server read the file.
    const mine = result.code === 0 ? await getRunning(cluster) : null;
    if (mine !== null && (await answers(url(mine.port), cluster))) {
      return { port: mine.port, started: true };
    }
    if (await isPasswordRefused(cluster, url)) {
      if (mine !== null) await stopCluster(cluster);
      throw new DevPostgresError(
        `The embedded PostgreSQL in ${cluster.data} does not accept the password in this DATA_DIR: its ` +
          'data is from an earlier one at the same path. To start over without that data: rm -r ' +
          `${cluster.location.parent}`,
      );
    }
    problem = `${result.output}\n${await endOf(log)}`;
    if (!isAlive((await getRunning(cluster))?.pid)) failures += 1;
    await wait(300);
  }
  throw new DevPostgresError(
    `The embedded PostgreSQL in ${cluster.data} did not start. Last lines of its log:\n${problem}`,
  );
}

/** Data outside `DATA_DIR` survives its deletion, but the password in it doesn't. */
async function isPasswordRefused(
  cluster: Cluster,
  url: (port: number) => string,
): Promise<boolean> {
  const running = await getRunning(cluster);
  if (running === null || !isAlive(running.pid)) return false;
  return connect(url(running.port), () => Promise.resolve(false)).catch(
    (error: { code?: string }) => error.code === WRONG_PASSWORD,
  );
}

function isAlive(pid: number | undefined): boolean {
  if (pid === undefined) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** True only for this cluster's own server: a stale `postmaster.pid` may name any port. */
async function answers(url: string, cluster: Cluster): Promise<boolean> {
  const rows = await query(url, `select current_setting('data_directory') as directory`);
  return rows?.[0]?.directory === cluster.data;
}

async function isUsed(url: string): Promise<boolean> {
  const rows = await query(
    url,
    `select 1 from pg_stat_activity
      where backend_type = 'client backend' and pid <> pg_backend_pid()`,
  );
  return rows !== null && rows.length > 0;
}

async function ensureDatabase(url: string, name: string): Promise<void> {
  const rows = await query(url, `select 1 from pg_database where datname = '${name}'`);
  if (rows?.length === 0) await query(url, `create database ${name}`);
}

/** @returns `null` when the server does not respond, or refuses */
function query(url: string, text: string): Promise<Record<string, unknown>[] | null> {
  return connect(url, async (client) => {
    const { rows } = await client.query<Record<string, unknown>>(text);
    return rows;
  }).catch(() => null);
}

async function connect<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function stopCluster({ location, data, as }: Cluster): Promise<void> {
  await run(
    program(location.binaries, 'pg_ctl'),
    ['-D', data, '-m', 'fast', '-w', '-t', '30', '-s', 'stop'],
    as,
  );
}

async function endOf(file: string): Promise<string> {
  const content = await readFile(file, 'utf8').catch(() => '');
  return content.split('\n').slice(-15).join('\n').trim();
}
