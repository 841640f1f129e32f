import { APIError, createAuthMiddleware } from 'better-auth/api';
import { BASE_ERROR_CODES } from '@better-auth/core/error';
import { addressed, type AccountMailer, type Addressee } from './accountMails.js';

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
export function createAuthHooks({ mailer }: { mailer: AccountMailer }) {
  return {
    after: createAuthMiddleware(async (context) => {
      await endPresentedSession(context);
      const { newSession } = context.context;
      if (context.path === '/change-password' && newSession) {
        await notifyOfNewPassword(mailer, newSession.user, newSession.session.id);
      }
    }),
  };
}

/** @param request names it: one mail for each (CRD-09) */
export async function notifyOfNewPassword(
  mailer: AccountMailer,
  reader: Addressee,
  request: string,
): Promise<void> {
  await mailer.notify({
    ...addressed(reader),
    template: 'password-changed',
    data: { name: reader.name, at: new Date().toISOString(), path: '/profile' },
    dedupeKey: request,
  });
}

/**
 * Whoever signs in while a session of theirs is still alive leaves it behind, valid, in no browser:
 * session fixation, and shared computers. Signing in ends the session that the browser presented.
 */
async function endPresentedSession(context: AnsweredContext): Promise<void> {
  const { newSession, authCookies, internalAdapter, secret } = context.context;
  if (!newSession) return;
  const presented = await context.getSignedCookie(authCookies.sessionToken.name, secret);
  if (typeof presented === 'string' && presented !== newSession.session.token) {
    await internalAdapter.deleteSession(presented);
  }
}
