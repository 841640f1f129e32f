import type { Kysely } from 'kysely';
import type { Schema } from '../db/schema.js';
import { giveUpWaiting } from '../mail/mailQueue.js';

/**
 * Ends every session, API key and app's access, and everything waiting for a link or a second step: what
 * a restored backup brings back (DAT-02). Queued emails are not sent: their links no longer work, and
 * most were sent before.
 *
 * @returns the number of sessions and API keys
 */
export async function signOutEveryone(queries: Kysely<Schema>): Promise<{
  sessions: number;
  apiKeys: number;
}> {
  return queries.transaction().execute(async (transaction) => {
    const sessions = await transaction.deleteFrom('session').executeTakeFirst();
    const apiKeys = await transaction.deleteFrom('apikey').executeTakeFirst();
    for (const table of ['verification', 'email_change', 'sign_up', 'oauthConsent'] as const) {
      await transaction.deleteFrom(table).execute();
    }
    await giveUpWaiting(transaction, 'everyone was signed out');
    return {
      sessions: Number(sessions.numDeletedRows),
      apiKeys: Number(apiKeys.numDeletedRows),
    };
  });
}
