import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';
import { sql, type Kysely } from 'kysely';
import type { Schema } from '../../db/schema.js';
import type { Secrets } from '../../secrets/secretSettings.js';
import { encryptionKey, versionMark } from './versionedSecrets.js';

interface Column {
  table: string;
  column: string;
}

/** A value that Better Auth has encrypted with another secret than the current one. */
interface Outdated extends Column {
  /** The row's place, until it changes. */
  ctid: string;
  value: string;
}

/** Columns that Better Auth encrypts. Values in them may be older than versions, and have no mark. */
const ALWAYS_ENCRYPTED: readonly Column[] = [
  { table: 'twoFactor', column: 'secret' },
  { table: 'twoFactor', column: 'backupCodes' },
];

/** Other rows may change at the same time: a reader uses a backup code. */
const MAX_PASSES = 5;

/**
 * Finds what is not encrypted with the current secret, in all tables: plugins of the site may encrypt
 * values too. Theirs are recognized by their version.
 */
async function findOutdated(queries: Kysely<Schema>, secrets: Secrets): Promise<Outdated[]> {
  const { version } = secrets.current;
  // A single secret without versions: there is nothing to rotate.
  if (version === null) return [];
  const { rows: columns } = await sql<Column>`
    select c.table_name as "table", c.column_name as "column"
      from information_schema.columns c
      join information_schema.tables t using (table_schema, table_name)
     where table_schema = current_schema() and table_type = 'BASE TABLE'
       and data_type in ('text', 'character varying')
     order by 1, 2`.execute(queries);
  const found: Outdated[] = [];
  for (const each of columns) {
    const isAlways = ALWAYS_ENCRYPTED.some(
      ({ table, column }) => table === each.table && column === each.column,
    );
    const column = sql.ref(each.column);
    const { rows } = await sql<Pick<Outdated, 'ctid' | 'value'>>`
      select ctid::text, ${column} as value from ${sql.table(each.table)}
       where ${column} like ${isAlways ? '%' : '$ba$%'}
         and ${column} not like ${`${versionMark(version)}%`}`.execute(queries);
    found.push(...rows.map((row) => ({ ...each, ...row })));
  }
  return found;
}

/** @returns for each secret other than the current one, how many values need it */
export async function countOutdated(
  queries: Kysely<Schema>,
  secrets: Secrets,
): Promise<Map<number | null, number>> {
  const counts = new Map<number | null, number>();
  for (const { value } of await findOutdated(queries, secrets)) {
    const mark = /^\$ba\$(\d+)\$/.exec(value)?.[1];
    const version = mark === undefined ? null : Number(mark);
    counts.set(version, (counts.get(version) ?? 0) + 1);
  }
  return counts;
}

/**
 * Encrypts everything with the current secret. Servers can run meanwhile, if all of them know it.
 *
 * @returns the number of values, and where there are values that none of the secrets decrypts
 */
export async function reencryptValues(
  queries: Kysely<Schema>,
  secrets: Secrets,
): Promise<{ count: number; unreadable: string[] }> {
  const key = encryptionKey(secrets);
  const unreadable = new Map<string, string>();
  let count = 0;
  for (let pass = 0; pass < MAX_PASSES; pass += 1) {
    const outdated = await findOutdated(queries, secrets);
    const pending = outdated.filter(({ value }) => !unreadable.has(value));
    if (pending.length === 0) break;
    for (const { table, column, ctid, value } of pending) {
      const data = await symmetricDecrypt({ key, data: value }).catch(() => null);
      if (data === null) {
        unreadable.set(value, `${table}.${column}`);
        continue;
      }
      const renewed = await symmetricEncrypt({ key, data });
      const { numAffectedRows } = await sql`
        update ${sql.table(table)} set ${sql.ref(column)} = ${renewed}
         where ctid = ${ctid}::tid and ${sql.ref(column)} = ${value}`.execute(queries);
      count += Number(numAffectedRows);
    }
  }
  return { count, unreadable: [...unreadable.values()] };
}
