import type { ConnectedApp } from '@gatehouse/contract/account';
import type { Kysely } from 'kysely';
import type { Schema } from '../../db/schema.js';

/** The apps to which a reader has given access, newest first. */
export async function listConnectedApps(
  queries: Kysely<Schema>,
  userId: string,
): Promise<ConnectedApp[]> {
  const rows = await queries
    .selectFrom('oauthConsent')
    .innerJoin('oauthClient', 'oauthClient.clientId', 'oauthConsent.clientId')
    .select([
      'oauthConsent.id',
      'oauthClient.name',
      'oauthConsent.createdAt',
      'oauthConsent.last_used_at',
    ])
    .where('oauthConsent.userId', '=', userId)
    .orderBy('oauthConsent.createdAt', 'desc')
    .execute();
  return rows.map(({ id, name, createdAt, last_used_at: lastUsedAt }) => ({
    id,
    name: name ?? '',
    createdAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  }));
}

/**
 * Ends an app's access: its tokens are deleted with the consent.
 * @returns the app's name; `null` if the reader has no such app
 */
export async function disconnectApp(
  queries: Kysely<Schema>,
  userId: string,
  id: string,
): Promise<string | null> {
  const app = await queries
    .deleteFrom('oauthConsent')
    .using('oauthClient')
    .whereRef('oauthClient.clientId', '=', 'oauthConsent.clientId')
    .where('oauthConsent.userId', '=', userId)
    .where('oauthConsent.id', '=', id)
    .returning('oauthClient.name')
    .executeTakeFirst();
  return app === undefined ? null : (app.name ?? '');
}
