import { sql, type Kysely } from 'kysely';
import type { Schema } from '../db/schema.js';
import type { MailTemplate } from './message/mailTemplates.js';

/** An email that only this worker has. */
export interface ClaimedMail {
  id: string;
  recipient: string;
  template: string;
  data: unknown;
  locale: string;
  /** Including the current one. */
  attempt: number;
  /** By the database's clock. */
  isExpired: boolean;
}

/** Anyone can have these sent to any address. */
const SENT_TO_ANYONE = ['verification', 'address-in-use'] as const satisfies MailTemplate[];
const BLANK = JSON.stringify({});
const inMilliseconds = (duration: number) => sql<Date>`now() + ${duration} * interval '1 ms'`;

/** Does nothing if there is one with the same dedupe key. */
export async function insertMail(
  db: Kysely<Schema>,
  mail: {
    recipient: string;
    template: string;
    data: object;
    locale: string;
    dedupeKey: string;
    validMinutes: number | null;
  },
): Promise<void> {
  await db
    .insertInto('mail')
    .values({
      recipient: mail.recipient,
      template: mail.template,
      data: JSON.stringify(mail.data),
      locale: mail.locale,
      dedupe_key: mail.dedupeKey,
      expires_at: mail.validMinutes === null ? null : inMilliseconds(mail.validMinutes * 60_000),
    })
    .onConflict((conflict) => conflict.column('dedupe_key').doNothing())
    .execute();
}

/**
 * Takes emails that are due. No other worker gets them until `lease` has expired: a worker that is
 * killed in between delays its emails by that much, and loses none.
 * @param lease milliseconds, longer than an attempt can take
 */
export async function claimDueMails(
  db: Kysely<Schema>,
  options: { limit: number; lease: number },
): Promise<ClaimedMail[]> {
  const { limit, lease } = options;
  return db
    .with('due', (query) =>
      query
        .selectFrom('mail')
        .select('id')
        .where('sent_at', 'is', null)
        .where('given_up_at', 'is', null)
        .where('next_attempt_at', '<=', sql<Date>`now()`)
        // A flood of sign-ups must not delay emails that readers wait for.
        .orderBy((mail) => mail('template', 'in', [...SENT_TO_ANYONE]))
        .orderBy('next_attempt_at')
        .limit(limit)
        .forUpdate()
        .skipLocked(),
    )
    .updateTable('mail')
    .from('due')
    .whereRef('mail.id', '=', 'due.id')
    .set({ attempts: sql`mail.attempts + 1`, next_attempt_at: inMilliseconds(lease) })
    .returning([
      'mail.id',
      'mail.recipient',
      'mail.template',
      'mail.data',
      'mail.locale',
      'mail.attempts as attempt',
      sql<boolean>`coalesce(mail.expires_at <= now(), false)`.as('isExpired'),
    ])
    .execute();
}

/** @returns milliseconds until the next email is due, `null` when none is waiting */
export async function getTimeUntilDue(db: Kysely<Schema>): Promise<number | null> {
  const row = await db
    .selectFrom('mail')
    .select(
      sql<number | null>`extract(epoch from min(next_attempt_at) - now())::float8 * 1000`.as('ms'),
    )
    .where('sent_at', 'is', null)
    .where('given_up_at', 'is', null)
    .executeTakeFirst();
  return row?.ms ?? null;
}

/** Blanks the data, which contains links that sign a reader in. */
export async function markSent(db: Kysely<Schema>, id: string): Promise<void> {
  await db
    .updateTable('mail')
    .set({ sent_at: sql`now()`, data: BLANK })
    .where('id', '=', id)
    .where('given_up_at', 'is', null)
    .execute();
}

/** Only for the failed attempt: a worker that has taken over the email is not affected. */
export async function markForRetry(
  db: Kysely<Schema>,
  mail: ClaimedMail,
  options: { delay: number; lastError: string },
): Promise<void> {
  await db
    .updateTable('mail')
    .set({ next_attempt_at: inMilliseconds(options.delay), last_error: options.lastError })
    .where('id', '=', mail.id)
    .where('attempts', '=', mail.attempt)
    .where('sent_at', 'is', null)
    .execute();
}

/** Blanks the data, like {@link markSent}. */
export async function markGivenUp(
  db: Kysely<Schema>,
  mail: ClaimedMail,
  lastError: string,
): Promise<void> {
  await db
    .updateTable('mail')
    .set({ given_up_at: sql`now()`, data: BLANK, last_error: lastError })
    .where('id', '=', mail.id)
    .where('attempts', '=', mail.attempt)
    .where('sent_at', 'is', null)
    .execute();
}

/** Gives up all unsent emails, including those that a worker has just taken. */
export async function giveUpWaiting(db: Kysely<Schema>, lastError: string): Promise<void> {
  await db
    .updateTable('mail')
    .set({ given_up_at: sql`now()`, data: BLANK, last_error: lastError })
    .where('sent_at', 'is', null)
    .where('given_up_at', 'is', null)
    .execute();
}

/** Deletes finished emails, and with them the recipients' addresses. */
export async function deleteFinishedMails(db: Kysely<Schema>, days: number): Promise<void> {
  await db
    .deleteFrom('mail')
    .where('created_at', '<', sql<Date>`now() - ${days} * interval '1 day'`)
    .where((where) =>
      where.or([where('sent_at', 'is not', null), where('given_up_at', 'is not', null)]),
    )
    .execute();
}
