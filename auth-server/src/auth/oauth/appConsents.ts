import type { Kysely } from 'kysely';
import type { Schema } from '../../db/schema.js';

/** What an app calls itself. @returns `null` when none is registered under this ID */
export async function getAppName(
  queries: Kysely<Schema>,
  clientId: string,
): Promise<string | null> {
  const app = await queries
    .selectFrom('oauthClient')
    .select('name')
    .where('clientId', '=', clientId)
    .executeTakeFirst();
  return app?.name ?? null;
}

/** Ends the access of all apps of a reader. */
export async function disconnectApps(queries: Kysely<Schema>, userId: string): Promise<void> {
  await queries.deleteFrom('oauthConsent').where('userId', '=', userId).execute();
}
