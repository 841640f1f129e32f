import { sql, type Kysely } from 'kysely';
import { z } from 'zod';
import { openDatabase } from '../db/database.js';
import { isDatabaseUnavailable } from '../db/isDatabaseUnavailable.js';
import type { Schema } from '../db/schema.js';
import { makeStrict } from '../db/strictUrl.js';
import { createLog } from '../log.js';
import { StartupError } from '../startupError.js';
import type { Candidate } from './ImportedReader.js';
import { BATCH_SIZE, type ImportSource } from './ImportSource.js';
import { findProfiles, readProfile, type Profiles } from './supabaseProfiles.js';

/** Without one of these, a row could be misunderstood. */
const REQUIRED = ['id', 'email', 'encrypted_password', 'email_confirmed_at', 'banned_until'];
const INSUFFICIENT_PRIVILEGE = '42501';

const rowSchema = z.object({
  user: z.object({
    id: z.string(),
    email: z.string().nullable(),
    encrypted_password: z.string().nullable(),
    email_confirmed_at: z.string().nullable(),
    created_at: z.unknown().optional(),
    raw_user_meta_data: z.record(z.string(), z.unknown()).nullable().catch(null),
    // Added to the schema over the years.
    is_sso_user: z.boolean().nullish(),
    is_anonymous: z.boolean().nullish(),
    deleted_at: z.string().nullish(),
  }),
  isBanned: z.boolean(),
  identities: z.array(z.object({ provider: z.string(), subject: z.unknown() })),
  hasSecondFactor: z.boolean(),
  profile: z.record(z.string(), z.unknown()).nullable(),
});

/** These are no services: an address and a telephone number. */
const OWN = new Set(['email', 'phone']);

/**
 * Reads the users of a Supabase project, as they are at one moment: everything is read in one transaction.
 *
 * @param options.profiles the table with what readers say about themselves, `public.profiles` if `null`
 * @throws StartupError when the database can't be reached, or isn't one of Supabase's
 * @see https://github.com/supabase/auth/tree/master/migrations
 */
export async function withSupabase(
  { url, profiles }: { url: string; profiles: string | null },
  work: (source: ImportSource) => Promise<void>,
): Promise<void> {
  const database = openDatabase({ url: makeStrict(url).url, log: createLog('silent') });
  try {
    const transaction = await asSource(
      database.queries
        .startTransaction()
        .setIsolationLevel('repeatable read')
        .setAccessMode('read only')
        .execute(),
    );
    try {
      await work(await asSource(openSource(transaction, profiles)));
    } finally {
      // After a lost connection, this fails too, and says less.
      await transaction
        .rollback()
        .execute()
        .catch(() => undefined);
    }
  } finally {
    await database.end();
  }
}

/** Problems with this database must not look like problems with the target. */
async function asSource<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (cause) {
    if (isDatabaseUnavailable(cause)) {
      throw new StartupError("Can't reach the database in FROM_DATABASE_URL.", { cause });
    }
    if ((cause as { code?: unknown }).code === INSUFFICIENT_PRIVILEGE) {
      throw new StartupError(
        'The role in FROM_DATABASE_URL may not read the schema auth. Use the role "postgres".',
        { cause },
      );
    }
    throw cause;
  }
}

async function openSource(queries: Kysely<Schema>, table: string | null): Promise<ImportSource> {
  const columns = await listColumns(queries, 'auth.users');
  if (columns.length === 0) {
    throw new StartupError(
      'The database in FROM_DATABASE_URL has no table auth.users, so it is not one of Supabase.',
    );
  }
  const missing = REQUIRED.filter((name) => !columns.includes(name));
  if (missing.length > 0) {
    throw new StartupError(
      `auth.users has no column ${missing.join(', ')}: update Supabase before the import.`,
    );
  }
  const has = {
    identities: (await listColumns(queries, 'auth.identities')).length > 0,
    factors: (await listColumns(queries, 'auth.mfa_factors')).length > 0,
  };
  const profiles = await findProfiles(queries, table, listColumns);
  const counted = await sql<{ count: number }>`select count(*) from auth.users`.execute(queries);
  return {
    name: 'supabase',
    total: counted.rows[0]?.count ?? 0,
    providers: { google: 'google', github: 'github' },
    leftBehind: profiles.leftBehind,
    batches: async function* () {
      let after = '00000000-0000-0000-0000-000000000000';
      for (;;) {
        const rows = await asSource(readPage(queries, { after, has, profiles }));
        if (rows.length === 0) return;
        const users = rows.map((row) => rowSchema.parse(row));
        after = users.at(-1)?.user.id ?? after;
        yield users.map(toCandidate);
      }
    },
  };
}

/** Whole rows as JSON: which columns there are depends on the version. */
async function readPage(
  queries: Kysely<Schema>,
  {
    after,
    has,
    profiles,
  }: { after: string; has: { identities: boolean; factors: boolean }; profiles: Profiles },
): Promise<unknown[]> {
  const identities = has.identities
    ? sql`coalesce((
        select jsonb_agg(jsonb_build_object(
          'provider', i.provider,
          'subject', coalesce(to_jsonb(i) ->> 'provider_id', i.identity_data ->> 'sub')
        ) order by i.id) from auth.identities i where i.user_id = u.id), '[]')`
    : sql`'[]'::jsonb`;
  const factor = has.factors
    ? sql`exists (select from auth.mfa_factors f where f.user_id = u.id and f.status = 'verified')`
    : sql`false`;
  const profile =
    profiles.table === null
      ? sql`null::jsonb`
      : sql`(select to_jsonb(p) from ${sql.table(profiles.table)} p where p.${sql.ref(profiles.key)} = u.id limit 1)`;
  const { rows } = await sql`
    select to_jsonb(u) as user, coalesce(u.banned_until > now(), false) as "isBanned",
      ${identities} as identities, ${factor} as "hasSecondFactor", ${profile} as profile
    from auth.users u where u.id > ${after} order by u.id limit ${BATCH_SIZE}`.execute(queries);
  return rows;
}

/** @returns none if there is no such table */
async function listColumns(queries: Kysely<Schema>, table: string): Promise<string[]> {
  const { rows } = await sql<{ attname: string }>`
    select attname from pg_attribute
    where attrelid = to_regclass(${table}) and attnum > 0 and not attisdropped`.execute(queries);
  return rows.map(({ attname }) => attname);
}

function toCandidate(row: z.output<typeof rowSchema>): Candidate {
  const { user, profile, identities } = row;
  const said = user.raw_user_meta_data ?? {};
  const own = readProfile(profile);
  return {
    from: user.id,
    id: user.id,
    email: user.email,
    skip: skipReason(user),
    names: [...own.names, said.full_name, said.name, said.display_name, said.user_name],
    images: [...own.images, said.avatar_url, said.picture],
    locales: [...own.locales, said.locale, said.language],
    passwordHash: user.encrypted_password,
    identities: identities.filter(({ provider }) => !OWN.has(provider)),
    isBanned: row.isBanned,
    hasSecondFactor: row.hasSecondFactor,
    createdAt: user.created_at,
    preferences: own.preferences,
    plans: [],
  };
}

function skipReason(user: z.output<typeof rowSchema>['user']): Candidate['skip'] {
  if (user.deleted_at != null) return 'deleted';
  if (user.is_anonymous === true) return 'anonymous';
  if (user.is_sso_user === true) return 'sso';
  if (user.email === null || user.email === '') return 'no-address';
  return user.email_confirmed_at === null ? 'unconfirmed' : null;
}
