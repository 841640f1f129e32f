import { explainConnection } from '../../../db/explainDatabaseError.js';
import { createPool } from '../../../db/pool.js';
import { makeStrict } from '../../../db/strictUrl.js';
import type { Settings } from '../../../env.js';
import { createLog } from '../../../log.js';
import { describeFailure } from '../../../mail/worker/describeFailure.js';
import { error, ok, warning, type Check, type Found } from '../Finding.js';

/** How connections are made, as the URLs say. */
export const tls: Check<{ settings: Settings }> = {
  id: 'database.tls',
  help: 'missing-sslmode',
  run: ({ settings: { databaseUrl, databaseUrlUnpooled } }) => {
    if (databaseUrl === null) return [ok('embedded, on this computer')];
    const { changes, warnings } = makeStrict(databaseUrl);
    const direct = makeStrict(databaseUrlUnpooled ?? databaseUrl);
    const found = [...new Set([...warnings, ...direct.warnings])].map((problem) => {
      const [what = '', advice = ''] = problem.split(': ');
      return warning(
        `${what[0]?.toUpperCase()}${what.slice(1)}`,
        `In DATABASE_URL and DATABASE_URL_UNPOOLED, ${advice}: it makes sure that the server is yours.`,
        'missing-sslmode',
      );
    });
    if (found.length > 0) return found;
    return [ok(['encrypted, or on this computer', ...changes].join('; '))];
  },
};

/** A pooler's host or port, as providers name them: Neon, Supabase. */
const isPooled = (url: string) => {
  const { hostname, port, searchParams } = new URL(url);
  return /-pooler\./.test(hostname) || port === '6543' || searchParams.get('pgbouncer') === 'true';
};

/** Whether each of the two URLs is what its name says. */
export const pooledAndDirect: Check<{ settings: Settings }> = {
  id: 'database.urls',
  help: 'pooled-and-direct-urls-mixed-up',
  run: ({ settings: { databaseUrl, databaseUrlUnpooled } }) => {
    if (databaseUrl === null || databaseUrlUnpooled === null) return [ok('embedded')];
    const help = 'pooled-and-direct-urls-mixed-up';
    if (!isPooled(databaseUrlUnpooled)) return [ok('pooled and direct as they should be')];
    if (databaseUrlUnpooled === databaseUrl) {
      return [
        warning(
          'DATABASE_URL leads to a pooler, and DATABASE_URL_UNPOOLED is not set',
          'Set DATABASE_URL_UNPOOLED to the direct connection (Neon: without "-pooler"; Supabase: port 5432), for migrations.',
          help,
        ),
      ];
    }
    return [
      error(
        isPooled(databaseUrl)
          ? 'DATABASE_URL_UNPOOLED leads to a pooler'
          : 'DATABASE_URL and DATABASE_URL_UNPOOLED are swapped',
        isPooled(databaseUrl)
          ? 'Set it to the direct connection (Neon: without "-pooler"; Supabase: port 5432).'
          : 'Exchange them: DATABASE_URL is the pooled one.',
        help,
      ),
    ];
  },
};

/** Connects once. An empty list if that works. */
export async function tryConnection(name: string, url: string): Promise<Found[]> {
  const pool = createPool({ url, max: 1, log: createLog('silent') });
  try {
    await pool.query('select 1');
    return [];
  } catch (cause) {
    const { host, pathname } = new URL(url);
    const known = explainConnection(cause);
    const problem = known?.problem ?? describeFailure(cause);
    return [
      error(
        `${name} (${host}${pathname}): ${problem}`,
        known?.advice ?? `Try it with psql "$${name}".`,
        /certificate/.test(problem) ? 'untrusted-certificate' : 'database-not-reachable',
      ),
    ];
  } finally {
    await pool.end();
  }
}
