import type { Kysely } from 'kysely';
import { deleteSignUps } from '../../auth/signUp/pendingSignUps.js';
import { deleteVerifications } from '../../auth/passwordReset/verificationValues.js';
import type { Schema } from '../../db/schema.js';
import { forgetWho } from '../../events/auditTrail.js';
import { lockReader } from '../lockReader.js';

/**
 * Deletes a reader with all that is theirs, or nothing. What refers to them goes with the row:
 * sessions, ways in, profile, entitlements, picture.
 *
 * @returns false when somebody else has just done so (DAT-04)
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
    // What was on its way to them: links that no longer lead anywhere (DAT-06).
    await deleteVerifications(transaction, id);
    await deleteSignUps(transaction, email);
    await transaction.deleteFrom('mail').where('recipient', '=', email).execute();
    await forgetWho(transaction, id);
    return true;
  });
}
