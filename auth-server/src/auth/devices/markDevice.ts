import type { createAuthMiddleware } from 'better-auth/api';
import type { Kysely } from 'kysely';
import type { Schema } from '../../db/schema.js';
import { createLinkToken } from '../../linkToken.js';
import { DEVICE_COOKIE } from './deviceCookie.js';
import { rememberDevice } from './knownDevices.js';

type AnsweredContext = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0];

/** Browsers keep a cookie no longer. */
const FOUR_HUNDRED_DAYS = 400 * 24 * 60 * 60;

/**
 * Marks the browser that a session was made in.
 *
 * @returns whether the reader, who has signed in elsewhere, never did in this one
 */
export async function markDevice(
  context: AnsweredContext,
  userId: string,
  queries: Kysely<Schema>,
): Promise<boolean> {
  const { createAuthCookie, secret } = context.context;
  const cookie = createAuthCookie(DEVICE_COOKIE, { maxAge: FOUR_HUNDRED_DAYS });
  // A value that we did not sign is not carried on: whoever planted it would know the device's secret.
  const device = (await context.getSignedCookie(cookie.name, secret)) || createLinkToken().token;
  await context.setSignedCookie(cookie.name, device, secret, cookie.attributes);
  return (await rememberDevice(queries, userId, device)) === 'new';
}
