import { sql, type Kysely } from 'kysely';
import type { Schema } from '../../db/schema.js';
import { hashLinkToken } from '../../linkToken.js';

const REVIEW = 'reset-review';
const REVIEW_MINUTES = 15;

export const identifyReview = (token: string): string => `${REVIEW}:${hashLinkToken(token)}`;

/**
 * After a reset by email, lets the reader review the account's other sign-in methods and remove
 * them, with the same link. Ends when the account's credentials change again.
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
