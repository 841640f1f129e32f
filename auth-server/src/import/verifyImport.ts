import { sql, type Kysely } from 'kysely';
import type { Schema } from '../db/schema.js';
import type { ImportedReader } from './ImportedReader.js';

type Created = ImportedReader & { id: string };

const MOST_SAMPLES = 200;
const CHUNK = 5_000;

/** Compares the target with what was imported, on a fresh read. */
export interface ImportCheck {
  /** @param reader `null` for one that was there before, and may have changed since */
  note(id: string, reader: ImportedReader | null): void;
  /** @returns a sentence about the result, and the problems */
  run(queries: Kysely<Schema>): Promise<{ summary: string; problems: string[] }>;
}

export function createImportCheck(): ImportCheck {
  const ids: string[] = [];
  const samples: Created[] = [];
  let created = 0;
  return {
    note: (id, reader) => {
      ids.push(id);
      if (reader === null) return;
      created += 1;
      // Reservoir sampling: each created reader is equally likely to be checked.
      const place = created <= MOST_SAMPLES ? samples.length : Math.floor(Math.random() * created);
      if (place < MOST_SAMPLES) samples[place] = { ...reader, id };
    },
    run: async (queries) => {
      const found = await countReaders(queries, ids);
      const problems = found === ids.length ? [] : [`${ids.length - found} readers are missing`];
      for (const sample of samples) {
        const differences = await compare(queries, sample);
        if (differences.length > 0) {
          problems.push(`${sample.from} differs in: ${differences.join(', ')}`);
        }
      }
      const summary = `Checked: ${found} of ${ids.length} readers are in the database, and ${samples.length} samples were compared.`;
      return { summary, problems };
    },
  };
}

async function countReaders(queries: Kysely<Schema>, ids: readonly string[]): Promise<number> {
  let found = 0;
  for (let start = 0; start < ids.length; start += CHUNK) {
    const { rows } = await sql<{ count: number }>`
      select count(*) from "user" where id = any(${ids.slice(start, start + CHUNK)}::text[])`.execute(
      queries,
    );
    found += rows[0]?.count ?? 0;
  }
  return found;
}

async function compare(queries: Kysely<Schema>, sample: Created): Promise<string[]> {
  const user = await queries
    .selectFrom('user')
    .select(['email', 'name', 'image', 'locale', 'role', 'emailVerified', 'bannedAt'])
    .where('id', '=', sample.id)
    .executeTakeFirst();
  if (user === undefined) return ['everything'];
  const accounts = await queries
    .selectFrom('account')
    .select(['providerId', 'accountId', 'password', 'rehashedAt'])
    .where('userId', '=', sample.id)
    .execute();
  const password = accounts.find(({ providerId }) => providerId === 'credential');
  const others = accounts
    .filter(({ providerId }) => providerId !== 'credential')
    .map(({ providerId, accountId }) => `${providerId} ${accountId}`);
  const plans = await queries
    .selectFrom('entitlement')
    .select('plan')
    .where('user_id', '=', sample.id)
    .execute();
  const checks: [string, unknown, unknown][] = [
    ['address', user.email, sample.email],
    ['name', user.name, sample.name],
    ['picture', user.image, sample.image],
    ['language', user.locale, sample.locale],
    ['role', user.role, 'reader'],
    ['confirmation', user.emailVerified, true],
    ['ban', user.bannedAt !== null, sample.isBanned],
    // Whoever has signed in since then has a new hash.
    [
      'password',
      password?.rehashedAt ? sample.passwordHash : (password?.password ?? null),
      sample.passwordHash,
    ],
    [
      'service accounts',
      others.sort().join(),
      sample.accounts
        .map((it) => `${it.providerId} ${it.accountId}`)
        .sort()
        .join(),
    ],
    [
      'plans',
      plans
        .map(({ plan }) => plan)
        .sort()
        .join(),
      sample.plans
        .map(({ plan }) => plan)
        .sort()
        .join(),
    ],
  ];
  return checks.filter(([, actual, wanted]) => actual !== wanted).map(([what]) => what);
}
