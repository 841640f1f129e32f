import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose';
import { sql, type Kysely } from 'kysely';
import type { Schema } from '../../db/schema.js';
import type { Log } from '../../log.js';
import type { Secrets } from '../../secrets/secretSettings.js';
import type { TokenAlgorithm, TokenSettings } from './TokenSettings.js';
import { createKeyCipher } from './keyCipher.js';
import { LEAD_MINUTES, whyNewKey, type KeyState } from './nextKey.js';

/** Any number that no other lock in the same database uses. */
const LOCK = 4_183_706_413;
/**
 * Minutes for which a key stays published beyond the last token that it signed: an instance signs from
 * memory for up to 30 seconds, and services may accept tokens that have just expired.
 */
const SLACK_MINUTES = 5;

export interface SigningKey extends KeyState {
  kid: string;
  publicJwk: JWK;
  /** `null` if it can't be decrypted. */
  privateJwk: JWK | null;
  /** The version of the secret that encrypts it. */
  secretVersion: number | null;
  activeFrom: Date;
  /** Published until then. No token signed with it is valid for longer. */
  endsAt: Date | null;
}

/** The signing keys in the database. Nothing is cached. */
export interface SigningKeys {
  /** All published keys, newest first. */
  list(): Promise<SigningKey[]>;
  /** Whether {@link maintain} would create a key. */
  isNewKeyDue(keys: readonly SigningKey[]): boolean;
  /** Creates a key if one is due, and deletes expired ones. */
  maintain(): Promise<void>;
  /**
   * Creates a key, unless one is already waiting for its first signature.
   *
   * @param options.atOnce signs with it immediately and deletes all others, because one has leaked
   */
  rotate(options: { atOnce: boolean }): Promise<{ key: SigningKey; isNew: boolean }>;
  /**
   * Encrypts all keys with the current secret.
   *
   * @returns how many were encrypted with another one
   */
  reencrypt(): Promise<number>;
}

export function createSigningKeys(options: {
  queries: Kysely<Schema>;
  log: Log;
  secrets: Secrets;
  tokens: TokenSettings;
}): SigningKeys {
  const { queries, log } = options;
  const { algorithm, minutes, rotationDays } = options.tokens;
  const cipher = createKeyCipher(options.secrets);

  async function list(db: Kysely<Schema>): Promise<SigningKey[]> {
    const rows = await db
      .selectFrom('signing_key')
      .select(['kid', 'algorithm', 'public_jwk', 'private_key', 'active_from', 'ends_at'])
      .select([
        sql<boolean>`active_from <= clock_timestamp()`.as('isActive'),
        sql<boolean>`created_at > now() - ${LEAD_MINUTES} * interval '1 minute'`.as('isNew'),
        sql<boolean>`active_from < now() - ${rotationDays} * interval '1 day'`.as('isOld'),
      ])
      .where(sql<boolean>`ends_at is null or ends_at > clock_timestamp()`)
      .orderBy('active_from', 'desc')
      .orderBy('created_at', 'desc')
      .execute();
    return Promise.all(
      rows.map(async ({ public_jwk, private_key, active_from, ends_at, ...row }) => {
        const opened = await cipher.open(row.kid, private_key);
        return {
          ...row,
          publicJwk: public_jwk,
          privateJwk: opened?.privateJwk ?? null,
          secretVersion: opened?.secretVersion ?? null,
          isReadable: opened !== null,
          activeFrom: active_from,
          endsAt: ends_at,
        };
      }),
    );
  }

  /** Runs under a lock that all instances share. */
  const alone = <T>(work: (db: Kysely<Schema>) => Promise<T>): Promise<T> =>
    queries.transaction().execute(async (db) => {
      await sql`select pg_advisory_xact_lock(${LOCK})`.execute(db);
      await db
        .deleteFrom('signing_key')
        .where('ends_at', '<', sql<Date>`now()`)
        .execute();
      return work(db);
    });

  async function insert(db: Kysely<Schema>, { atOnce }: { atOnce: boolean }): Promise<string> {
    const made = await createKey(algorithm);
    const start = atOnce
      ? sql<Date>`clock_timestamp()`
      : sql<Date>`clock_timestamp() + ${LEAD_MINUTES} * interval '1 minute'`;
    await db
      .insertInto('signing_key')
      .values({
        kid: made.kid,
        algorithm,
        public_jwk: JSON.stringify(made.publicJwk),
        private_key: await cipher.seal(made.kid, made.privateJwk),
        created_at: sql<Date>`clock_timestamp()`,
        active_from: start,
        ends_at: null,
      })
      .execute();
    // The others sign until then, and the last token they sign has its full lifetime.
    await db
      .updateTable('signing_key')
      .set({ ends_at: sql<Date>`${start} + ${minutes + SLACK_MINUTES} * interval '1 minute'` })
      .where('kid', '!=', made.kid)
      .where('ends_at', 'is', null)
      .execute();
    return made.kid;
  }

  const isNewKeyDue = (keys: readonly SigningKey[]) => whyNewKey(keys, algorithm) !== null;

  return {
    list: () => list(queries),
    isNewKeyDue,
    maintain: () =>
      alone(async (db) => {
        const keys = await list(db);
        const reason = whyNewKey(keys, algorithm);
        if (reason === null) return;
        // Before the first key, nothing can be cached anywhere.
        const kid = await insert(db, { atOnce: reason === 'first' });
        if (reason === 'secret') log.error({ kid }, SECRET_CHANGED);
        log.info({ kid, algorithm, reason }, 'created a signing key');
      }),
    rotate: ({ atOnce }) =>
      alone(async (db) => {
        const madeSince = await db
          .selectFrom('signing_key')
          .select('kid')
          .where('created_at', '>=', sql<Date>`now()`)
          .execute();
        const isMadeSince = ({ kid }: SigningKey) => madeSince.some((each) => each.kid === kid);
        const [newest] = await list(db);
        // Another instance may have created the key while this one waited for the lock.
        const isServed =
          newest?.isReadable === true &&
          newest.algorithm === algorithm &&
          (atOnce
            ? newest.isActive && isMadeSince(newest)
            : !newest.isActive || isMadeSince(newest));
        if (isServed) return { key: newest, isNew: false };
        if (atOnce) await db.deleteFrom('signing_key').execute();
        const kid = await insert(db, { atOnce: atOnce || newest === undefined });
        const key = (await list(db)).find((each) => each.kid === kid) as SigningKey;
        return { key, isNew: true };
      }),
    reencrypt: () =>
      alone(async (db) => {
        let count = 0;
        for (const { kid, privateJwk, secretVersion } of await list(db)) {
          if (privateJwk === null || secretVersion === options.secrets.current.version) continue;
          await db
            .updateTable('signing_key')
            .set({ private_key: await cipher.seal(kid, privateJwk) })
            .where('kid', '=', kid)
            .execute();
          count += 1;
        }
        return count;
      }),
  };
}

export const SECRET_CHANGED =
  'BETTER_AUTH_SECRET has changed, and the old one is not in BETTER_AUTH_SECRETS: the key that signs access tokens can no longer be decrypted. A new ' +
  `key starts signing ${LEAD_MINUTES} minutes after it was created, and GET /api/auth/token responds with 503 until then. ` +
  'To sign immediately, run "gatehouse keys rotate --now", or restore the old secret.';

async function createKey(algorithm: TokenAlgorithm) {
  const { publicKey, privateKey } = await generateKeyPair(algorithm, { extractable: true });
  const jwk = await exportJWK(publicKey);
  const kid = await calculateJwkThumbprint(jwk);
  return {
    kid,
    publicJwk: { ...jwk, kid, alg: algorithm, use: 'sig' },
    privateJwk: await exportJWK(privateKey),
  };
}
