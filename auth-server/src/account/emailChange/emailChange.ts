import type {
  EmailChangeAnswer,
  EmailChangeReview,
  PendingEmailChange,
} from '@gatehouse/contract/account';
import { sql, type Kysely } from 'kysely';
import type { AccountMailer } from '../../auth/accountMails.js';
import type { Schema } from '../../db/schema.js';
import { isDuplicate } from '../../db/violations.js';
import { createLinkToken, hashLinkToken } from '../../linkToken.js';
import { addressed, type Addressee } from '../../mail/message/Mail.js';
import type { CurrentSession } from '../../session/sessionReader.js';

const CHANGE_MINUTES = 60;

/**
 * Asks both addresses to confirm that a reader gets the new one (TOK-12): the old one so that
 * nobody can take over an account with just a session, the new one so that nobody can take another
 * person's address. A newer request replaces an older one.
 *
 * The response is the same if the new address is in use: its owner is told, and nothing changes
 * (ENU-06).
 */
export async function requestEmailChange(
  { queries, mailer }: { queries: Kysely<Schema>; mailer: AccountMailer },
  user: CurrentSession['user'],
  newEmail: string,
  cookie: string | undefined,
): Promise<void> {
  const [forOld, forNew] = [createLinkToken(), createLinkToken()];
  const owner = await queries
    .selectFrom('user')
    .select(['name', 'email', 'locale'])
    .where('email', '=', newEmail)
    .executeTakeFirst();
  const change = {
    new_email: newEmail,
    credential_version: user.credentialVersion,
    old_token_hash: forOld.hash,
    new_token_hash: forNew.hash,
    old_proven: false,
    new_proven: false,
    expires_at: sql<Date>`now() + ${CHANGE_MINUTES} * interval '1 minute'`,
  };
  await queries
    .insertInto('email_change')
    .values({ user_id: user.id, ...change })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet(change))
    .execute();

  const { name } = user;
  const link = (token: string) => ({
    path: `/verify-email#change=${token}`,
    validMinutes: CHANGE_MINUTES,
  });
  const request = { purpose: 'address-change', cookie } as const;
  const toOld = {
    ...addressed(user),
    template: 'email-change',
    data: { name, oldAddress: user.email, newAddress: newEmail, ...link(forOld.token) },
    dedupeKey: forOld.hash,
  } as const;
  await mailer.sendLink(toOld, request);
  await mailer.sendLink(
    owner === undefined
      ? {
          ...addressed({ ...user, email: newEmail }),
          template: 'verification',
          data: { name, ...link(forNew.token) },
          dedupeKey: forNew.hash,
        }
      : {
          ...addressed(owner),
          template: 'address-in-use',
          data: { name: owner.name, path: '/sign-in' },
          dedupeKey: forNew.hash,
        },
    request,
  );
}

export async function getPendingEmailChange(
  queries: Kysely<Schema>,
  userId: string,
): Promise<PendingEmailChange> {
  const change = await queries
    .selectFrom('email_change')
    .select(['new_email', 'expires_at'])
    .where('user_id', '=', userId)
    .where('expires_at', '>', sql<Date>`now()`)
    .executeTakeFirst();
  if (change === undefined) return { pending: null };
  return { pending: { email: change.new_email, expiresAt: change.expires_at.toISOString() } };
}

/**
 * Cancels the pending change, and with it both links.
 *
 * @returns false when there is none
 */
export async function cancelEmailChange(queries: Kysely<Schema>, userId: string): Promise<boolean> {
  const { numDeletedRows } = await queries
    .deleteFrom('email_change')
    .where('user_id', '=', userId)
    .where('expires_at', '>', sql<Date>`now()`)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/**
 * Shows both addresses to the holder of one of the two links, and to nobody else.
 *
 * @returns `null` when the link does not belong to a pending change
 */
export async function reviewEmailChange(
  queries: Kysely<Schema>,
  token: string,
): Promise<EmailChangeReview | null> {
  const hash = hashLinkToken(token);
  const change = await queries
    .selectFrom('email_change')
    .innerJoin('user', 'user.id', 'email_change.user_id')
    .select(['user.email as current', 'new_email as wanted'])
    .where((where) =>
      where.or([where('old_token_hash', '=', hash), where('new_token_hash', '=', hash)]),
    )
    .where('expires_at', '>', sql<Date>`now()`)
    // As in confirmEmailChange (TOK-04).
    .where((where) =>
      where.or([
        where('credential_version', 'is', null),
        where('credential_version', '=', where.ref('user.credentialVersion')),
      ]),
    )
    .executeTakeFirst();
  return change ?? null;
}

interface Changed {
  userId: string;
  /** Has the old address. */
  before: Addressee;
  newAddress: string;
}

/**
 * Confirms one of the two links. After the second one, the new address takes effect, and everything
 * sent to the old one becomes invalid.
 *
 * @returns `null` when the link does not belong to a pending change
 */
export async function confirmEmailChange(
  queries: Kysely<Schema>,
  token: string,
): Promise<{ status: EmailChangeAnswer['status']; changed: Changed | null } | null> {
  const hash = hashLinkToken(token);
  const change = queries.transaction().execute(async (transaction) => {
    // Locks the reader before the change, like everything that ends a change: this avoids
    // deadlocks.
    await transaction
      .selectFrom('user')
      .innerJoin('email_change', 'email_change.user_id', 'user.id')
      .select('user.id')
      .where((where) =>
        where.or([where('old_token_hash', '=', hash), where('new_token_hash', '=', hash)]),
      )
      .forUpdate('user')
      .execute();
    const change = await transaction
      .updateTable('email_change')
      .set({
        old_proven: sql<boolean>`old_proven or old_token_hash = ${hash}`,
        new_proven: sql<boolean>`new_proven or new_token_hash = ${hash}`,
      })
      .where((where) =>
        where.or([where('old_token_hash', '=', hash), where('new_token_hash', '=', hash)]),
      )
      .where('expires_at', '>', sql<Date>`now()`)
      // Excludes a request with a session that a new password ended at the same moment (TOK-04).
      .where((where) =>
        where.or([
          where('credential_version', 'is', null),
          where(
            'credential_version',
            '=',
            where
              .selectFrom('user')
              .select('credentialVersion')
              .whereRef('user.id', '=', 'email_change.user_id')
              .forShare(),
          ),
        ]),
      )
      .returning(['user_id', 'new_email', 'old_proven', 'new_proven'])
      .executeTakeFirst();
    if (change === undefined) return null;
    if (!change.old_proven || !change.new_proven)
      return { status: 'waiting', changed: null } as const;

    const { user_id: userId, new_email: newEmail } = change;
    await transaction.deleteFrom('email_change').where('user_id', '=', userId).execute();
    const before = await transaction
      .selectFrom('user')
      .select(['name', 'email', 'locale'])
      .where('id', '=', userId)
      .executeTakeFirstOrThrow();
    // Someone may have taken the address in the meantime.
    const taken = await transaction
      .selectFrom('user')
      .select('id')
      .where('email', '=', newEmail)
      .executeTakeFirst();
    if (taken !== undefined) return null;
    await transaction
      .updateTable('user')
      .set({ email: newEmail, emailVerified: true, updatedAt: sql`now()` })
      .where('id', '=', userId)
      .execute();
    return { status: 'changed', changed: { userId, before, newAddress: newEmail } } as const;
  });
  return change.catch((error: unknown) => {
    // Someone took the address at the same moment.
    if (isDuplicate(error)) return null;
    throw error;
  });
}
