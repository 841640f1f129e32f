import type { createAuthMiddleware } from 'better-auth/api';
import type { Kysely } from 'kysely';
import type { Schema } from '../../db/schema.js';
import { createLinkToken } from '../../linkToken.js';
import { addressed, type AccountMailer, type Addressee } from '../accountMails.js';
import { DEVICE_COOKIE } from './deviceCookie.js';
import { describeDevice } from '../../audit/describeDevice.js';
import { rememberDevice } from './knownDevices.js';

type AnsweredContext = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0];

/** Browsers keep a cookie no longer. */
const FOUR_HUNDRED_DAYS = 400 * 24 * 60 * 60;

/**
 * Marks the browser that a session was made in, and writes to the reader when it is one that has
 * never been seen with their account.
 */
export async function noticeSignIn(
  context: AnsweredContext,
  options: { queries: Kysely<Schema>; mailer: AccountMailer },
): Promise<void> {
  const { newSession, createAuthCookie, secret } = context.context;
  if (!newSession) return;
  const { user, session } = newSession;
  const cookie = createAuthCookie(DEVICE_COOKIE, { maxAge: FOUR_HUNDRED_DAYS });
  // A value that we did not sign is not carried on: whoever planted it would know the device's secret.
  const device = (await context.getSignedCookie(cookie.name, secret)) || createLinkToken().token;
  await context.setSignedCookie(cookie.name, device, secret, cookie.attributes);
  if ((await rememberDevice(options.queries, user.id, device)) !== 'new') return;
  const addressee = user as unknown as Addressee;
  await options.mailer.notify({
    ...addressed(addressee),
    template: 'new-sign-in',
    data: {
      name: user.name,
      at: new Date().toISOString(),
      device: describeDevice(session.userAgent),
      place: session.ipAddress || null,
      path: '/profile',
    },
    dedupeKey: session.id,
  });
}
