import {
  accountSecuritySchema,
  accountSessionSchema,
  apiKeySchema,
  connectedAppSchema,
} from '@gatehouse/contract/accountSchemas';
import { activitySchema } from '@gatehouse/contract/activity';
import { displayText } from '@gatehouse/contract/displayText';
import { readerSchema } from '@gatehouse/contract/meSchema';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { listApiKeys } from '../apiKeys/apiKeys.js';
import type { Schema } from '../db/schema.js';
import { listActivity } from '../events/auditTrail.js';
import { listConnectedApps } from './connectedApps/connectedApps.js';
import { listSessions } from './sessions/accountSessions.js';
import { getSignInMethods } from './signInMethods.js';

const time = z.iso.datetime();

/** The export as it is sent. */
export const accountExportSchema = z
  .object({
    exportedAt: time,
    reader: z.object({
      ...readerSchema.shape,
      locale: z.string().nullable(),
      createdAt: time,
      updatedAt: time,
    }),
    profile: z
      .object({ preferences: z.record(z.string(), z.string()), updated_at: time })
      .nullable(),
    entitlements: z.array(
      z.object({
        plan: z.string(),
        source: z.enum(['administrator', 'demo']),
        starts_at: time,
        ends_at: time.nullable(),
        revoked_at: time.nullable(),
        created_at: time,
      }),
    ),
    accessRequests: z.array(z.object({ plan: z.string(), path: z.string(), requested_at: time })),
    sessions: z.array(accountSessionSchema),
    signInMethods: accountSecuritySchema.omit({ isFresh: true }),
    apiKeys: z.array(apiKeySchema),
    connectedApps: z.array(connectedAppSchema),
    activity: z.array(z.object({ ...activitySchema.shape, userId: z.string().nullable() })),
  })
  .meta({ id: 'AccountExport' });

/** In practice, more than all activity that is kept. */
const MAX_ACTIVITY = 10_000;

/**
 * All data about a reader, without their secrets (DAT-03, CRD-10).
 * @param sessionId the requesting session, which is marked in the list of sessions
 * @returns `null` when the reader no longer exists
 */
export async function exportAccount(
  queries: Kysely<Schema>,
  userId: string,
  sessionId: string,
): Promise<object | null> {
  const [
    reader,
    profile,
    entitlements,
    accessRequests,
    sessions,
    signInMethods,
    apiKeys,
    connectedApps,
    activity,
  ] = await Promise.all([
    queries
      .selectFrom('user')
      .select(['id', 'name', 'email', 'image', 'role', 'locale', 'createdAt', 'updatedAt'])
      .where('id', '=', userId)
      .executeTakeFirst(),
    queries
      .selectFrom('reader_profile')
      .select(['preferences', 'updated_at'])
      .where('user_id', '=', userId)
      .executeTakeFirst(),
    queries
      .selectFrom('entitlement')
      .select(['plan', 'source', 'starts_at', 'ends_at', 'revoked_at', 'created_at'])
      .where('user_id', '=', userId)
      .execute(),
    queries
      .selectFrom('access_request')
      .select(['plan', 'path', 'requested_at'])
      .where('user_id', '=', userId)
      .execute(),
    listSessions(queries, userId, sessionId),
    getSignInMethods(queries, userId),
    listApiKeys(queries, userId),
    listConnectedApps(queries, userId),
    listActivity(queries, { userId, limit: MAX_ACTIVITY }),
  ]);
  if (reader === undefined) return null;
  return {
    exportedAt: new Date().toISOString(),
    reader: { ...reader, name: displayText(reader.name, 80) },
    profile: profile ?? null,
    entitlements,
    accessRequests,
    sessions,
    signInMethods,
    apiKeys,
    connectedApps,
    activity,
  };
}
