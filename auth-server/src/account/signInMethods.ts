import type { AccountSecurity } from '@gatehouse/contract/account';
import { displayText } from '@gatehouse/contract/displayText';
import type { Kysely } from 'kysely';
import type { Schema } from '../db/schema.js';
import { lockReader } from './lockReader.js';

export const PASSWORD = 'credential';

/** A reader's sign-in methods, without keys or names at other services. */
export async function getSignInMethods(
  queries: Kysely<Schema>,
  userId: string,
): Promise<Omit<AccountSecurity, 'isFresh'>> {
  const [user, accounts, passkeys] = await Promise.all([
    queries
      .selectFrom('user')
      .select('twoFactorEnabled')
      .where('id', '=', userId)
      .executeTakeFirst(),
    queries
      .selectFrom('account')
      .select(['id', 'providerId', 'createdAt'])
      .where('userId', '=', userId)
      .orderBy('createdAt')
      .execute(),
    queries
      .selectFrom('passkey')
      .select(['id', 'name', 'createdAt', 'last_used_at'])
      .where('userId', '=', userId)
      .orderBy('createdAt')
      .execute(),
  ]);
  return {
    hasPassword: accounts.some(({ providerId }) => providerId === PASSWORD),
    hasSecondFactor: user?.twoFactorEnabled === true,
    passkeys: passkeys.map(({ id, name, createdAt, last_used_at: lastUsedAt }) => ({
      id,
      name: name === null ? null : displayText(name, 60),
      createdAt: createdAt?.toISOString() ?? null,
      lastUsedAt: lastUsedAt?.toISOString() ?? null,
    })),
    connections: accounts
      .filter(({ providerId }) => providerId !== PASSWORD)
      .map(({ id, providerId, createdAt }) => ({
        id,
        provider: providerId,
        createdAt: createdAt.toISOString(),
      })),
  };
}

type Removal = { outcome: 'removed'; provider: string } | { outcome: 'unknown' | 'last' };

/**
 * Disconnects a service from an account, unless it is the last sign-in method. Concurrent requests
 * wait for each other: otherwise each would see the other's method as remaining.
 */
export async function removeConnection(
  queries: Kysely<Schema>,
  userId: string,
  id: string,
): Promise<Removal> {
  return queries.transaction().execute(async (transaction) => {
    await lockReader(transaction, userId);
    const accounts = await transaction
      .selectFrom('account')
      .select(['id', 'providerId'])
      .where('userId', '=', userId)
      .execute();
    const account = accounts.find((each) => each.id === id && each.providerId !== PASSWORD);
    if (account === undefined) return { outcome: 'unknown' };
    if (accounts.length === 1) return { outcome: 'last' };
    await transaction.deleteFrom('account').where('id', '=', id).execute();
    return { outcome: 'removed', provider: account.providerId };
  });
}
