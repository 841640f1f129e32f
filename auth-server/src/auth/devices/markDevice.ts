import type { createAuthMiddleware } from 'better-auth/api';
import type { Kysely } from 'kysely';
import type { Schema } from '../../db/schema.js';
import { createLinkToken } from '../../linkToken.js';
import { DEVICE_COOKIE, DEVICE_COOKIE_AGE } from './deviceCookie.js';
import { rememberDevice } from './knownDevices.js';

type AnsweredContext = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0];

/**
 * Marks the browser in which a session was created.
 * @returns whether this browser is new to a reader who has signed in elsewhere
 */
export async function markDevice(
  context: AnsweredContext,
  userId: string,
  queries: Kysely<Schema>,
): Promise<boolean> {
  const { createAuthCookie, secret } = context.context;
  const cookie = createAuthCookie(DEVICE_COOKIE, { maxAge: DEVICE_COOKIE_AGE });
  // A value that the server didn't sign is replaced: someone who planted it would know the device's secret.
  const device = (await context.getSignedCookie(cookie.name, secret)) || createLinkToken().token;
  await context.setSignedCookie(cookie.name, device, secret, cookie.attributes);
  return (await rememberDevice(queries, userId, device)) === 'new';
}
