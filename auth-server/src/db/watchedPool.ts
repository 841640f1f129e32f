import type { PostgresPoolClient, PostgresQueryResult } from 'kysely';
import type pg from 'pg';
import type { Log } from '../log.js';
import type { Circuit } from './circuit.js';
import { isConnectionLost, isSilence } from './isDatabaseUnavailable.js';
import { traceQuery } from './traceQuery.js';
import { prepareIfPossible } from './preparedStatements.js';

type Query = <R>(
  query: string | pg.QueryConfig,
  values?: readonly unknown[],
) => Promise<PostgresQueryResult<R>>;

/** A connection for several queries in a row. */
interface PoolClient {
  query: Query & PostgresPoolClient['query'];
  /** Returns it to the pool, or closes it if it is broken. */
  release(): void;
}

/** The connections of a pool. */
export interface PoolState {
  total: number;
  idle: number;
  /** Queries that wait for a connection. */
  waiting: number;
  /** When a connection was last asked for, by `Date.now()`. 0: never */
  usedAt: number;
}

/** What the server uses of a driver's pool. */
export interface Pool {
  query: Query;
  connect(): Promise<PoolClient>;
  state(): PoolState;
  end(): Promise<void>;
}

/**
 * A driver's pool that tells the circuit what happens, and keeps no broken connections.
 * @throws DatabaseAway from `query` and `connect`, while the circuit is open
 */
export function watchPool(pool: pg.Pool, options: { circuit: Circuit; log: Log }): Pool {
  const { circuit } = options;
  const prepare = prepareIfPossible(options.log);
  const generations = new WeakMap<object, number>();
  pool.on('connect', (client) => {
    generations.set(client, circuit.generation());
    // Its first statement has succeeded.
    circuit.noteResponse();
  });

  let usedAt = 0;
  const connect = async (): Promise<PoolClient> => {
    usedAt = Date.now();
    circuit.enter();
    const since = circuit.now();
    try {
      for (;;) {
        const client = await pool.connect();
        if (generations.get(client) === circuit.generation()) return watchClient(client, circuit);
        client.release(true);
      }
    } catch (error) {
      circuit.noteFailure(error, since);
      throw error;
    }
  };

  return {
    connect,
    query: (query, values) =>
      prepare(query, async (prepared) => {
        const client = await connect();
        try {
          return await client.query(prepared as pg.QueryConfig, values);
        } finally {
          client.release();
        }
      }) as never,
    state: () => ({
      total: pool.totalCount,
      idle: pool.idleCount,
      waiting: pool.waitingCount,
      usedAt,
    }),
    end: () => pool.end(),
  };
}

function watchClient(client: pg.PoolClient, circuit: Circuit): PoolClient {
  let isBroken = false;
  const watch = (error: unknown, since: number) => {
    if (isConnectionLost(error)) {
      isBroken = true;
      circuit.noteLoss();
    } else if (isSilence(error)) {
      // The driver would send further queries on it, which would wait for this one.
      isBroken = true;
      circuit.noteFailure(error, since);
    } else {
      circuit.noteResponse();
    }
  };
  const query = (text: string, values?: unknown[]) =>
    traceQuery(text, async () => {
      const since = circuit.now();
      try {
        const result = await client.query(text, values);
        circuit.noteResponse();
        return result;
      } catch (error) {
        watch(error, since);
        throw error;
      }
    });
  return {
    // Kysely's cursors are not used.
    query: query as unknown as PoolClient['query'],
    release: () => {
      client.release(isBroken);
    },
  };
}
