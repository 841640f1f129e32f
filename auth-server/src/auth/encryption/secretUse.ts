import { sql, type Kysely } from 'kysely';
import type { Schema } from '../../db/schema.js';
import type { Secrets } from '../../secrets/secretSettings.js';
import type { SigningKey } from '../../tokens/keys/signingKeys.js';
import { countOutdated } from './encryptedValues.js';

/** Rows with a cookie that a secret has signed. */
interface SignedRows {
  count: number;
  /** When the last of them expires, unless it is renewed before. */
  until: Date | null;
}

/** What still needs a secret that is not the current one. */
export interface SecretUse {
  version: number | null;
  /** Whether the server knows it. */
  isSet: boolean;
  encrypted: number;
  sessions: SignedRows;
  /** Links and second steps in progress, and browsers trusted for two-factor authentication. */
  pending: SignedRows;
}

/** @returns an entry for each secret other than the current one that is set, or that something needs */
export async function listSecretUse(
  queries: Kysely<Schema>,
  secrets: Secrets,
  keys: readonly SigningKey[],
): Promise<SecretUse[]> {
  const { current, others, plain } = secrets;
  const all = [current, ...others];
  // What has no version was signed with BETTER_AUTH_SECRET, which may have got one since.
  const plainVersion = all.find(({ value }) => value === plain)?.version ?? null;
  const uses = new Map<number | null, SecretUse>();
  const use = (found: number | null): SecretUse => {
    const version = found ?? plainVersion;
    const existing = uses.get(version);
    if (existing !== undefined) return existing;
    const isSet = all.some((each) => each.version === version);
    const none = { count: 0, until: null };
    const made = { version, isSet, encrypted: 0, sessions: { ...none }, pending: { ...none } };
    uses.set(version, made);
    return made;
  };
  for (const { version } of others) use(version);
  for (const [version, count] of await countOutdated(queries, secrets)) {
    use(version).encrypted += count;
  }
  for (const { secretVersion, isReadable } of keys) {
    if (isReadable) use(secretVersion).encrypted += 1;
  }
  for (const [table, name] of [
    ['session', 'sessions'],
    ['verification', 'pending'],
  ] as const) {
    for (const { version, count, until } of await countSigned(queries, table)) {
      const rows = use(version)[name];
      rows.count += Number(count);
      if (rows.until === null || until > rows.until) rows.until = until;
    }
  }
  uses.delete(current.version);
  return [...uses.values()];
}

async function countSigned(queries: Kysely<Schema>, table: 'session' | 'verification') {
  const { rows } = await sql<{ version: number | null; count: string; until: Date }>`
    select "secretVersion" as version, count(*) as count, max("expiresAt") as until
      from ${sql.table(table)}
     where "expiresAt" > now()
     group by 1`.execute(queries);
  return rows;
}
