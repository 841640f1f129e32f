import { detectPooler } from '../../../db/detectPooler.js';
import { runOnce } from '../../../db/runOnce.js';
import { error, ok, warning, type Check } from '../Finding.js';
import type { DatabaseContext } from './DatabaseContext.js';

/** The oldest major version that Gatehouse has been tried with. */
const MIN_VERSION = 15;
const SAMPLES = 5;
/** Milliseconds. Every gated page waits for one query. */
const SLOW = 50;
/** Milliseconds. */
const CLOCK = { warning: 5_000, error: 60_000 };

const version: Check<DatabaseContext> = {
  id: 'database.version',
  help: 'database-not-reachable',
  run: async ({ database: { pool } }) => {
    const { rows } = await pool.query<{ version: string }>(
      `select current_setting('server_version') as version`,
    );
    const found = rows[0]?.version ?? '';
    return [
      Number.parseInt(found, 10) < MIN_VERSION
        ? warning(
            `PostgreSQL ${found} is older than ${MIN_VERSION}`,
            `Upgrade it: Gatehouse is tested with PostgreSQL 18, and has been tried with ${MIN_VERSION}.`,
            'database-not-reachable',
          )
        : ok(`PostgreSQL ${found}`),
    ];
  },
};

const latency: Check<DatabaseContext> = {
  id: 'database.latency',
  help: 'slow-database',
  run: async ({ database: { pool }, stopwatch }) => {
    const times: number[] = [];
    for (let sample = 0; sample < SAMPLES; sample += 1) {
      const started = stopwatch();
      await pool.query('select 1');
      times.push(stopwatch() - started);
    }
    const median = Math.round(times.sort((one, other) => one - other)[SAMPLES >> 1] ?? 0);
    return [
      median > SLOW
        ? warning(
            `a query takes ${median} ms, and every gated page waits for one`,
            'Run the server in the region of the database, and check the load of both.',
            'slow-database',
          )
        : ok(`a query takes ${median} ms`),
    ];
  },
};

const clocks: Check<DatabaseContext> = {
  id: 'database.clock',
  help: 'clocks-that-differ',
  run: async ({ database: { pool }, now }) => {
    const before = now();
    const { rows } = await pool.query<{ at: Date }>('select clock_timestamp() as at');
    const here = (before + now()) / 2;
    const difference = Math.abs(here - (rows[0]?.at.getTime() ?? here));
    if (difference < CLOCK.warning) return [ok('the same time as the database')];
    const report = difference < CLOCK.error ? warning : error;
    return [
      report(
        `the clocks of this computer and of the database differ by ${Math.round(difference / 1000)} s`,
        'Synchronize both with NTP (timedatectl set-ntp true): sessions, links and codes end by them.',
        'clocks-that-differ',
      ),
    ];
  },
};

const pooler: Check<DatabaseContext> = {
  id: 'database.pooler',
  help: 'pooler-without-prepared-statements',
  run: async ({ url }) => {
    const mode = await detectPooler(url);
    if (mode === 'none') return [ok('no pooler in transaction mode')];
    if (mode === 'prepares') return [ok('a pooler that supports prepared statements')];
    return [
      warning(
        'the pooler in DATABASE_URL does not support prepared statements: each session check costs more',
        'Use PgBouncer 1.21 or newer with max_prepared_statements = 200, or its session mode.',
        'pooler-without-prepared-statements',
      ),
    ];
  },
};

/** Whether both URLs lead to the same database. */
const sameDatabase: Check<DatabaseContext> = {
  id: 'database.same',
  help: 'pooled-and-direct-urls-mixed-up',
  run: async ({ url, directUrl }) => {
    if (url === directUrl) return [ok('one URL')];
    const identity = `
      select pg_postmaster_start_time()::text || ' ' || oid as id from pg_database
       where datname = current_database()`;
    const [pooled, direct] = await Promise.all([
      runOnce<{ id: string }>(url, identity),
      runOnce<{ id: string }>(directUrl, identity),
    ]);
    return [
      pooled[0]?.id === direct[0]?.id
        ? ok('both URLs lead to the same database')
        : error(
            'DATABASE_URL and DATABASE_URL_UNPOOLED lead to two databases',
            'Migrations would update one, and the server would use the other: correct one of them.',
            'pooled-and-direct-urls-mixed-up',
          ),
    ];
  },
};

export const serverChecks = [version, latency, clocks, pooler, sameDatabase];
