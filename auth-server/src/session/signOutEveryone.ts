import type { Kysely } from 'kysely';
import type { Schema } from '../db/schema.js';
import { giveUpWaiting } from '../mail/mailQueue.js';

/**
 * Ends every session, API key and app's access, and everything that waits for a link or a second step: what a backup
 * brings back to life (DAT-02). Mails that waited are not sent: their links lead nowhere, and most went out before.
 *
 * @returns how many there were
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
