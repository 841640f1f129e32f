import { sql, type Kysely } from 'kysely';
import type { Schema } from '../../db/schema.js';
import { hashLinkToken } from '../../linkToken.js';

const REVIEW = 'reset-review';
const REVIEW_MINUTES = 15;

export const identifyReview = (token: string): string => `${REVIEW}:${hashLinkToken(token)}`;

/**
 * Lets whoever has just set a new password by a link look at the other ways into the account, and
 * remove them, with the same link. Ends with the next change of the account's credentials.
 */
export async function beginReview(
  queries: Kysely<Schema>,
  userId: string,
  token: string,
): Promise<void> {
  await sql`
    insert into verification
      (id, identifier, value, "userId", "credentialVersion", "expiresAt", "createdAt", "updatedAt")
    select gen_random_uuid(), ${identifyReview(token)}, id, id, "credentialVersion",
           now() + ${REVIEW_MINUTES} * interval '1 minute', now(), now()
      from "user" where id = ${userId}`.execute(queries);
}
