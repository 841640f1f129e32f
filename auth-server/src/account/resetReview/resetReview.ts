import type { AccountSecurity, ApiKey } from '@gatehouse/contract/account';
import { sql, type Kysely } from 'kysely';
import { listApiKeys } from '../../apiKeys/apiKeys.js';
import { forgetDevices } from '../../auth/devices/knownDevices.js';
import { disconnectApps } from '../../auth/oauth/appConsents.js';
import { identifyReview } from '../../auth/passwordReset/beginReview.js';
import type { Schema } from '../../db/schema.js';
import { lockReader } from '../lockReader.js';
import { getSignInMethods, PASSWORD } from '../signInMethods.js';

/** The sign-in methods and API keys that a new password leaves in place. */
type OtherWaysIn = Pick<AccountSecurity, 'passkeys' | 'connections' | 'hasSecondFactor'> & {
  apiKeys: Pick<ApiKey, 'id' | 'name'>[];
};

/** @returns `null` when the link has set no password in the last 15 minutes */
export async function getReview(
  queries: Kysely<Schema>,
  token: string,
): Promise<OtherWaysIn | null> {
  const reader = await reviewed(queries, token).executeTakeFirst();
  return reader === undefined ? null : getOtherWaysIn(queries, reader.id);
}

export interface Removed extends OtherWaysIn {
  reader: { id: string; name: string; email: string; locale: string | null };
}

/**
 * Removes passkeys, connected accounts, API keys and apps, and ends all sessions and trust in browsers.
 *
 * Two-factor authentication stays on. Otherwise, access to someone's email would be enough to sign
 * in.
 * @returns what was removed; `null` when the review has ended
 */
export async function removeOtherSignInMethods(
  queries: Kysely<Schema>,
  token: string,
): Promise<Removed | null> {
  return queries.transaction().execute(async (transaction) => {
    const found = await reviewed(transaction, token).executeTakeFirst();
    if (found === undefined) return null;
    await lockReader(transaction, found.id);
    // The review may have ended while this waited for the lock.
    const reader = await reviewed(transaction, token).executeTakeFirst();
    if (reader === undefined) return null;
    const removed = await getOtherWaysIn(transaction, reader.id);
    await transaction.deleteFrom('passkey').where('userId', '=', reader.id).execute();
    await transaction
      .deleteFrom('account')
      .where('userId', '=', reader.id)
      .where('providerId', '<>', PASSWORD)
      .execute();
    await transaction.deleteFrom('apikey').where('userId', '=', reader.id).execute();
    await transaction.deleteFrom('session').where('userId', '=', reader.id).execute();
    await transaction.deleteFrom('verification').where('userId', '=', reader.id).execute();
    await disconnectApps(transaction, reader.id);
    await forgetDevices(transaction, reader.id);
    return { ...removed, reader };
  });
}

function reviewed(queries: Kysely<Schema>, token: string) {
  return queries
    .selectFrom('verification')
    .innerJoin('user', 'user.id', 'verification.userId')
    .select(['user.id', 'user.name', 'user.email', 'user.locale'])
    .where('identifier', '=', identifyReview(token))
    .whereRef('verification.credentialVersion', '=', 'user.credentialVersion')
    .where('user.bannedAt', 'is', null)
    .where('expiresAt', '>', sql<Date>`now()`);
}

async function getOtherWaysIn(queries: Kysely<Schema>, userId: string): Promise<OtherWaysIn> {
  const { passkeys, connections, hasSecondFactor } = await getSignInMethods(queries, userId);
  const apiKeys = (await listApiKeys(queries, userId)).map(({ id, name }) => ({ id, name }));
  return { passkeys, connections, hasSecondFactor, apiKeys };
}
