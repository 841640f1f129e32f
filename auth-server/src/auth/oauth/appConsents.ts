import type { Kysely } from 'kysely';
import type { Schema } from '../../db/schema.js';

/** The name an app has given itself. @returns `null` if no app with this id is registered */
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

/** Ends the access of all of a reader's apps. */
export async function disconnectApps(queries: Kysely<Schema>, userId: string): Promise<void> {
  await queries.deleteFrom('oauthConsent').where('userId', '=', userId).execute();
}
