import { APIError, createAuthMiddleware } from 'better-auth/api';
import { BASE_ERROR_CODES } from '@better-auth/core/error';
import type { Log } from '../log.js';
import type { Mailer } from '../mail/createMailer.js';
import { sendAccountMail } from './accountMails.js';

type AnsweredContext = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0];

interface NewSession {
  userId: string;
}

/**
 * A banned reader gets no session, and the answer of a wrong password: that an account is banned is
 * nothing that a stranger with a list of passwords should learn.
 */
export async function refuseBanned(
  session: NewSession,
  context: { context: { internalAdapter: { findUserById(id: string): Promise<unknown> } } } | null,
): Promise<void> {
  const user = (await context?.context.internalAdapter.findUserById(session.userId)) as {
    bannedAt?: Date | null;
  } | null;
  if (!user?.bannedAt) return;
  throw APIError.from('UNAUTHORIZED', BASE_ERROR_CODES.INVALID_EMAIL_OR_PASSWORD);
}

/** What happens after each request that Better Auth has answered. */
export function createAuthHooks(options: { mailer: Mailer; log: Log }) {
  return {
    after: createAuthMiddleware(async (context) => {
      await endPresentedSession(context);
      await sendAccountMail(
        { path: context.path, newSession: context.context.newSession },
        options,
      );
    }),
  };
}

/**
 * Whoever signs in while a session of theirs is still alive leaves it behind, valid, in no browser:
 * session fixation, and shared computers. Signing in ends the session that the browser presented.
 */
async function endPresentedSession(context: AnsweredContext): Promise<void> {
  const { newSession, authCookies, internalAdapter, secret } = context.context;
  if (!newSession || !/^\/sign-(?:in|up)\//.test(context.path)) return;
  const presented = await context.getSignedCookie(authCookies.sessionToken.name, secret);
  if (typeof presented === 'string' && presented !== newSession.session.token) {
    await internalAdapter.deleteSession(presented);
  }
}
