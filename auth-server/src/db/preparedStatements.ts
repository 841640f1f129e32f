import { createHash } from 'node:crypto';
import type { Log } from '../log.js';

/** invalid_sql_statement_name: the pooler has sent the query to a connection that never prepared it. */
const UNKNOWN_STATEMENT = '26000';
/** duplicate_prepared_statement: another client of the pooler has prepared it on this connection. */
const KNOWN_STATEMENT = '42P05';

interface NamedQuery {
  name: string;
  text: string;
}

type Run = <T>(query: unknown, send: (query: unknown) => Promise<T>) => Promise<T>;

/**
 * Poolers in transaction mode give each query another connection. PgBouncer from 1.21 on, with
 * `max_prepared_statements`, prepares named statements there; others don't. Behind those, the first error turns
 * statement names off for this pool. PostgreSQL reports it before it runs anything, so the query is sent again,
 * also one that writes.
 *
 * @see https://www.pgbouncer.org/config.html#max_prepared_statements
 */
export function prepareIfPossible(log: Log): Run {
  let hasNames = true;
  return async (query, send) => {
    if (!isNamed(query)) return send(query);
    if (!hasNames) return send(withoutName(query));
    try {
      return await send({ ...query, name: uniqueName(query) });
    } catch (error) {
      const { code } = error as { code?: unknown };
      if (code !== UNKNOWN_STATEMENT && code !== KNOWN_STATEMENT) throw error;
      if (hasNames) log.warn('the pooler in DATABASE_URL does not support prepared statements');
      hasNames = false;
      return send(withoutName(query));
    }
  };
}

function isNamed(query: unknown): query is NamedQuery {
  return typeof query === 'object' && query !== null && 'name' in query;
}

const withoutName = ({ name: _name, ...query }: NamedQuery) => query;

const names = new Map<string, string>();

/**
 * The name with a hash of its text. Behind a pooler, another version's statement of the same name may answer
 * instead.
 */
function uniqueName({ name, text }: NamedQuery): string {
  const known = names.get(text);
  if (known !== undefined) return known;
  const unique = `${name}:${createHash('sha256').update(text).digest('hex').slice(0, 8)}`;
  names.set(text, unique);
  return unique;
}
