import { sql, type Kysely } from 'kysely';
import type { Schema } from '../db/schema.js';
import type { MailTemplate } from './message/mailTemplates.js';

/** An email that this worker has, and no other one. */
export interface ClaimedMail {
  id: string;
  recipient: string;
  template: string;
  data: unknown;
  locale: string;
  /** This one counted. */
  attempt: number;
  /** By the clock of the database. */
  isExpired: boolean;
}

/** Anyone can have them sent to any address. */
const FOR_STRANGERS = ['verification', 'address-in-use'] as const satisfies MailTemplate[];
const BLANK = JSON.stringify({});
const inMilliseconds = (duration: number) => sql<Date>`now() + ${duration} * interval '1 ms'`;

/** Does nothing when there is one with the same dedupe key. */
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
 * Takes emails that are due. No one else gets them before `lease` is over: a worker that was killed in
 * between delays its emails by that much, and loses none.
 * @param lease milliseconds, longer than an attempt may take
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
        // A flood of sign-ups must not hold up what readers wait for.
        .orderBy((mail) => mail('template', 'in', [...FOR_STRANGERS]))
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

/** @returns milliseconds until the next mail is due, `null` when none waits */
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

/** Blanks the data: it holds links that sign a reader in. */
export async function markSent(db: Kysely<Schema>, id: string): Promise<void> {
  await db
    .updateTable('mail')
    .set({ sent_at: sql`now()`, data: BLANK })
    .where('id', '=', id)
    .where('given_up_at', 'is', null)
    .execute();
}

/** Only for the attempt that failed: whoever has the email by now is not disturbed. */
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

/** Blanks the data, as {@link markSent} does. */
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

/** Gives up every email that is not sent yet, also one that a worker has just taken. */
export async function giveUpWaiting(db: Kysely<Schema>, lastError: string): Promise<void> {
  await db
    .updateTable('mail')
    .set({ given_up_at: sql`now()`, data: BLANK, last_error: lastError })
    .where('sent_at', 'is', null)
    .where('given_up_at', 'is', null)
    .execute();
}

/** Forgets emails that are done with, and with them the addresses that they went to. */
export async function deleteFinishedMails(db: Kysely<Schema>, days: number): Promise<void> {
  await db
    .deleteFrom('mail')
    .where('created_at', '<', sql<Date>`now() - ${days} * interval '1 day'`)
    .where((where) =>
      where.or([where('sent_at', 'is not', null), where('given_up_at', 'is not', null)]),
    )
    .execute();
}
