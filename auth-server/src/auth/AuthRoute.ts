import type { ActivityKind } from '@gatehouse/contract/account';
import type { Kysely } from 'kysely';
import type { z } from 'zod';
import type { Schema } from '../db/schema.js';
import type { MailPurpose } from './mailLimits.js';

/** One of Better Auth's exposed routes. */
export interface AuthRoute {
  method: 'GET' | 'POST';
  /** The schema of the body. Returns what Better Auth receives. */
  body: z.ZodType<Record<string, unknown>>;
  /** The schema of the response with status 200. Fields that are not in it are dropped. */
  answer: z.ZodType;
  /** Better Auth's own path. Default: the same. */
  path?: string;
  /** Better Auth expects GET: the body becomes the query. */
  toQuery?: boolean;
  /** The route itself is GET: its query is treated as the body. */
  fromQuery?: boolean;
  /** The event to emit when a signed-in reader has used the route. */
  kind?: Extract<
    ActivityKind,
    'sign-out' | 'app-connected' | 'connection-asked' | 'backup-codes-made' | `passkey-${string}`
  >;
  /** Finds the subject of the event if the body doesn't name it. Called before the request. */
  findName?: (
    queries: Kysely<Schema>,
    of: { userId: string; body: Record<string, unknown> },
  ) => Promise<string | null>;
  /** Requires a recent sign-in (SES-17). */
  fresh?: boolean;
  /**
   * The body contains a password that someone may be guessing: of the account in the body, or of the
   * signed-in reader, since a session alone must not be a way to find it out. See {@link GuessLimits}.
   */
  guess?: 'password' | 'current-password';
  /** Sends an email to the address in the body, or would if it had an account. */
  mails?: MailPurpose;
  /** The minimum response time in milliseconds, so that timing does not reveal what was done. */
  floor?: number;
}
