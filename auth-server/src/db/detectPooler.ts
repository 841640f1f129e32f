import pg from 'pg';
import { requiresChannelBinding } from './strictUrl.js';

/**
 * What is between this computer and the database.
 * - `none`: nothing, or a pooler that keeps a connection for each client
 * - `prepares`: a pooler in transaction mode that supports prepared statements
 * - `cannot-prepare`: one that does not
 */
export type PoolerMode = 'none' | 'prepares' | 'cannot-prepare';

/** A pooler gives out the connection that was used last, or, with `server_round_robin`, each in turn. */
const HOLDERS = 3;
/** Milliseconds. With a single connection in the pool, holding it would block the next query. */
const TIMEOUT = 3_000;
const UNKNOWN_STATEMENT = '26000';
const KNOWN_STATEMENT = '42P05';

/**
 * Finds out by using it: prepares a statement, has other clients hold its connection, and runs the statement
 * again. In transaction mode, it runs on another connection then.
 */
export async function detectPooler(url: string): Promise<PoolerMode> {
  const clients: pg.Client[] = [];
  const connect = async () => {
    const client = new pg.Client({
      connectionString: url,
      connectionTimeoutMillis: TIMEOUT,
      query_timeout: TIMEOUT,
      enableChannelBinding: requiresChannelBinding(url),
    });
    client.on('error', () => undefined);
    clients.push(client);
    await client.connect();
    return client;
  };
  const SQL = 'select pg_backend_pid() as pid';
  const pidOf = async (client: pg.Client, query: pg.QueryConfig | string) =>
    (await client.query<{ pid: number }>(query)).rows[0]?.pid;
  try {
    const first = await connect();
    const prepared = { name: `doctor_${process.pid}_${Date.now()}`, text: SQL };
    const before = await pidOf(first, prepared);
    for (let holders = 0; holders < HOLDERS; holders += 1) {
      const holder = await connect();
      await holder.query('begin');
      if ((await pidOf(holder, SQL)) === before) break;
    }
    const after = await pidOf(first, prepared);
    return after === before ? 'none' : 'prepares';
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (code === UNKNOWN_STATEMENT || code === KNOWN_STATEMENT) return 'cannot-prepare';
    throw error;
  } finally {
    await Promise.all(clients.map((client) => client.end()));
  }
}
