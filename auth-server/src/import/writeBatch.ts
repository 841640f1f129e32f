import { randomUUID } from 'node:crypto';
import { sql, type Kysely, type Transaction } from 'kysely';
import type { Schema } from '../db/schema.js';
import { isCollision, isDuplicate } from '../db/violations.js';
import type { ImportedReader } from './ImportedReader.js';
import { grantPlans } from './grantPlans.js';
import type { SkipReason } from './reasons.js';

export type Outcome =
  | { kind: 'created' | 'present'; id: string; grants: number }
  | { kind: 'skipped'; reason: SkipReason };

/** Addresses and service accounts of earlier rows. A dry run writes none that could be found again. */
export type Claimed = Set<string>;

/** Any number that nothing else locks. */
const LOCK = 7_305_111_970;
const ATTEMPTS = 5;

/**
 * Writes readers in one transaction, so that a killed import leaves each of them complete or not at all.
 *
 * An existing account is never changed, apart from the plans in a list: whoever could put another password or
 * service account into it would have taken it over.
 *
 * @returns one outcome for each reader, in order
 */
export async function writeBatch(
  queries: Kysely<Schema>,
  readers: readonly ImportedReader[],
  options: { isDryRun: boolean; claimed: Claimed },
): Promise<Outcome[]> {
  for (let attempt = 1; ; attempt += 1) {
    const claimed = new Set(options.claimed);
    try {
      const outcomes = await queries.transaction().execute(async (transaction) => {
        // A second import at the same time would find the same plans missing.
        await sql`select pg_advisory_xact_lock(${LOCK})`.execute(transaction);
        return write(transaction, readers, { ...options, claimed });
      });
      for (const claim of claimed) options.claimed.add(claim);
      return outcomes;
    } catch (error) {
      // Someone signed up in the meantime: look again.
      if (attempt === ATTEMPTS || !(isDuplicate(error) || isCollision(error))) throw error;
    }
  }
}

async function write(
  transaction: Transaction<Schema>,
  readers: readonly ImportedReader[],
  { isDryRun, claimed }: { isDryRun: boolean; claimed: Claimed },
): Promise<Outcome[]> {
  const present = await findPresent(transaction, readers);
  const created: (ImportedReader & { id: string })[] = [];
  const grants: { userId: string; plans: ImportedReader['plans']; at: number }[] = [];
  const outcomes = readers.map((reader, at): Outcome => {
    const decided = decide(reader, present, claimed);
    if (decided.kind === 'skipped') return decided;
    if (decided.kind === 'created') created.push({ ...reader, id: decided.id });
    grants.push({ userId: decided.id, plans: reader.plans, at });
    return decided;
  });
  if (!isDryRun && created.length > 0) await insert(transaction, created);
  for (const [at, count] of await grantPlans(transaction, grants, { isDryRun })) {
    const outcome = outcomes[at];
    if (outcome !== undefined && outcome.kind !== 'skipped') outcome.grants = count;
  }
  return outcomes;
}

interface Present {
  ids: ReadonlySet<string>;
  byEmail: ReadonlyMap<string, string>;
  /** Accounts at other services, see {@link accountKey}. */
  accounts: ReadonlySet<string>;
}

function decide(reader: ImportedReader, present: Present, claimed: Claimed): Outcome {
  const { id, email, accounts } = reader;
  if (id !== null && present.ids.has(id)) return { kind: 'present', id, grants: 0 };
  const claims = [email, ...accounts.map(accountKey)];
  if (claims.some((claim) => claimed.has(claim)))
    return { kind: 'skipped', reason: 'listed-twice' };
  const owner = present.byEmail.get(email);
  if (owner !== undefined) {
    return id === null
      ? { kind: 'present', id: owner, grants: 0 }
      : { kind: 'skipped', reason: 'address-taken' };
  }
  if (accounts.some((account) => present.accounts.has(accountKey(account)))) {
    return { kind: 'skipped', reason: 'identity-taken' };
  }
  for (const claim of claims) claimed.add(claim);
  return { kind: 'created', id: id ?? randomUUID(), grants: 0 };
}

const accountKey = ({ providerId, accountId }: ImportedReader['accounts'][number]) =>
  `${providerId} ${accountId}`;

async function findPresent(
  transaction: Transaction<Schema>,
  readers: readonly ImportedReader[],
): Promise<Present> {
  const ids = readers.map(({ id }) => id).filter((id) => id !== null);
  const emails = readers.map(({ email }) => email);
  const accounts = readers.flatMap((reader) => reader.accounts);
  const users = await transaction
    .selectFrom('user')
    .select(['id', 'email'])
    .where(sql<boolean>`id = any(${ids}::text[]) or email = any(${emails}::text[])`)
    .execute();
  const { rows: owned } = await sql<ImportedReader['accounts'][number]>`
    select "providerId", "accountId" from account where ("providerId", "accountId") in (
      select * from unnest(${accounts.map(({ providerId }) => providerId)}::text[],
        ${accounts.map(({ accountId }) => accountId)}::text[]))`.execute(transaction);
  return {
    ids: new Set(users.map(({ id }) => id)),
    byEmail: new Map(users.map(({ id, email }) => [email, id])),
    accounts: new Set(owned.map(accountKey)),
  };
}

async function insert(
  transaction: Transaction<Schema>,
  readers: readonly (ImportedReader & { id: string })[],
): Promise<void> {
  const now = new Date();
  await transaction
    .insertInto('user')
    .values(
      readers.map(({ id, name, email, image, locale, isBanned, createdAt }) => ({
        id,
        name,
        email,
        image,
        locale,
        emailVerified: true,
        role: 'reader' as const,
        bannedAt: isBanned ? now : null,
        twoFactorEnabled: false,
        createdAt,
        updatedAt: now,
      })),
    )
    .execute();
  const accounts = readers.flatMap(({ id, passwordHash, accounts: others }) => [
    ...(passwordHash === null
      ? []
      : [{ providerId: 'credential', accountId: id, userId: id, password: passwordHash }]),
    ...others.map((account) => ({ ...account, userId: id, password: null })),
  ]);
  if (accounts.length > 0) {
    await transaction
      .insertInto('account')
      .values(accounts.map((it) => ({ ...it, id: randomUUID(), createdAt: now, updatedAt: now })))
      .execute();
  }
  const profiles = readers.filter(({ preferences }) => Object.keys(preferences).length > 0);
  if (profiles.length > 0) {
    await transaction
      .insertInto('reader_profile')
      .values(
        profiles.map(({ id, preferences }) => ({
          user_id: id,
          preferences: JSON.stringify(preferences),
        })),
      )
      .execute();
  }
}
