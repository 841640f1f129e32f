import type { AccountSession } from '@gatehouse/contract/account';
import { disconnectApps } from '../../auth/oauth/appConsents.js';
import { displayText } from '@gatehouse/contract/displayText';
import { sql, type Kysely } from 'kysely';
import type { Schema } from '../../db/schema.js';
import { describeDevice, deviceKindOf } from '../../events/describeDevice.js';

/** A reader's active sessions, newest first. Tokens are not read (SES-10). */
export async function listSessions(
  queries: Kysely<Schema>,
  userId: string,
  currentId: string,
): Promise<AccountSession[]> {
  const rows = await queries
    .selectFrom('session')
    .select(['id', 'ipAddress', 'userAgent', 'createdAt', 'updatedAt'])
    .where('userId', '=', userId)
    .where('expiresAt', '>', sql<Date>`now()`)
    .orderBy('createdAt', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    isCurrent: row.id === currentId,
    device: describeDevice(row.userAgent),
    deviceKind: deviceKindOf(row.userAgent),
    address: displayText(row.ipAddress ?? '', 60) || null,
    createdAt: row.createdAt.toISOString(),
    lastSeenAt: row.updatedAt.toISOString(),
  }));
}

/** @returns false when the reader has no such session: nobody can end another reader's (SES-11) */
export async function endSession(
  queries: Kysely<Schema>,
  userId: string,
  id: string,
): Promise<boolean> {
  const { numDeletedRows } = await queries
    .deleteFrom('session')
    .where('userId', '=', userId)
    .where('id', '=', id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Ends all sessions except one, and the access of apps. */
export async function endOtherSessions(
  queries: Kysely<Schema>,
  userId: string,
  keptId: string,
): Promise<void> {
  await queries
    .deleteFrom('session')
    .where('userId', '=', userId)
    .where('id', '<>', keptId)
    .execute();
  await disconnectApps(queries, userId);
}
