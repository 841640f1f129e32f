import type { ActivityKind } from '@gatehouse/contract/account';
import type { Kysely } from 'kysely';
import type { z } from 'zod';
import type { Schema } from '../db/schema.js';
import type { MailPurpose } from './mailLimits.js';

/** One route of Better Auth that is open. */
export interface AuthRoute {
  method: 'GET' | 'POST';
  /** What the body may be. Answers what Better Auth gets. */
  body: z.ZodType<Record<string, unknown>>;
  /** Better Auth's own path for it. Default: the same. */
  path?: string;
  /** Better Auth takes it by GET: what is in the body becomes the query. */
  toQuery?: boolean;
  /** It is asked by GET with a query, which is its body here. */
  fromQuery?: boolean;
  /** The event, when somebody who is signed in has done it. */
  kind?: Extract<
    ActivityKind,
    'sign-out' | 'connection-asked' | 'backup-codes-made' | `passkey-${string}`
  >;
  /** Where the body does not name it: what it is done to, for the event. Asked first. */
  findName?: (
    queries: Kysely<Schema>,
    of: { userId: string; body: Record<string, unknown> },
  ) => Promise<string | null>;
  /** For readers who have signed in a short while ago (SES-17). */
  fresh?: boolean;
  /**
   * The body has a password that somebody may be guessing: of the account that it names, or of their
   * own, because a session alone must not be a way to learn it. How often, {@link GuessLimits} says.
   */
  guess?: 'password' | 'current-password';
  /** It sends a mail to the address in the body, or would if there were a reader. */
  mails?: MailPurpose;
  /** Milliseconds until the answer, at least: what has been done meanwhile must not show. */
  floor?: number;
}
