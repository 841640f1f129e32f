import type { Kysely } from 'kysely';
import { deleteSignUps } from '../../auth/signUp/pendingSignUps.js';
import { deleteVerifications } from '../../auth/passwordReset/verificationValues.js';
import type { Schema } from '../../db/schema.js';
import { anonymizeEvents } from '../../events/auditTrail.js';
import { lockReader } from '../lockReader.js';

/**
 * Deletes a reader and all of their data, or nothing. Sessions, sign-in methods, profile,
 * entitlements and picture are deleted with the row they reference.
 * @returns false when another request has just deleted the reader (DAT-04)
 */
export async function deleteReader(
  queries: Kysely<Schema>,
  { id, email }: { id: string; email: string },
): Promise<boolean> {
  return queries.transaction().execute(async (transaction) => {
    await lockReader(transaction, id);
    const { numDeletedRows } = await transaction
      .deleteFrom('user')
      .where('id', '=', id)
      .executeTakeFirst();
    if (numDeletedRows === 0n) return false;
    // Emails on their way to the reader: their links no longer work (DAT-06).
    await deleteVerifications(transaction, id);
    await deleteSignUps(transaction, email);
    await transaction.deleteFrom('mail').where('recipient', '=', email).execute();
    await anonymizeEvents(transaction, id);
    return true;
  });
}
