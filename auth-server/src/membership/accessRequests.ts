import type { Kysely } from 'kysely';
import type { Schema } from '../db/schema.js';
import type { Addressee } from '../mail/message/Mail.js';

export interface AccessRequest {
  plan: string;
  /** The page that the reader wants to open: a path on the site. */
  path: string;
}

/** @returns whether it is new: a reader can have one request per plan, until it is granted */
export async function requestAccess(
  queries: Kysely<Schema>,
  userId: string,
  request: AccessRequest,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await queries
    .insertInto('access_request')
    .values({ user_id: userId, ...request })
    .onConflict((conflict) => conflict.columns(['user_id', 'plan']).doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows > 0n;
}

/** Ends a request. @returns its page, `null` when there was none */
export async function takeAccessRequest(
  queries: Kysely<Schema>,
  userId: string,
  plan: string,
): Promise<string | null> {
  const taken = await queries
    .deleteFrom('access_request')
    .where('user_id', '=', userId)
    .where('plan', '=', plan)
    .returning('path')
    .executeTakeFirst();
  return taken?.path ?? null;
}

/** Pending requests, oldest first, except those of banned readers. */
export function listAccessRequests(
  queries: Kysely<Schema>,
): Promise<(AccessRequest & { email: string; name: string; requestedAt: Date })[]> {
  return queries
    .selectFrom('access_request')
    .innerJoin('user', 'user.id', 'access_request.user_id')
    .where('bannedAt', 'is', null)
    .select(['email', 'name', 'plan', 'path', 'requested_at as requestedAt'])
    .orderBy('requested_at')
    .execute();
}

/** The recipients of an access request. */
export function listAdministrators(queries: Kysely<Schema>): Promise<Addressee[]> {
  return queries
    .selectFrom('user')
    .where('role', '=', 'administrator')
    .where('bannedAt', 'is', null)
    .select(['name', 'email', 'locale'])
    .orderBy('email')
    .execute();
}
