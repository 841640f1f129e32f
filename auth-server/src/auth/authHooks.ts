import { APIError, createAuthMiddleware } from 'better-auth/api';
import { BASE_ERROR_CODES } from '@better-auth/core/error';

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

export const authHooks = {
  /**
   * Whoever signs in while a session of theirs is still alive leaves it behind, valid, in no browser:
   * session fixation, and shared computers. Signing in ends the session that the browser presented.
   */
  after: createAuthMiddleware(async (context) => {
    const { newSession, authCookies, internalAdapter, secret } = context.context;
    if (!newSession || !/^\/sign-(?:in|up)\//.test(context.path)) return;
    const presented = await context.getSignedCookie(authCookies.sessionToken.name, secret);
    if (typeof presented === 'string' && presented !== newSession.session.token) {
      await internalAdapter.deleteSession(presented);
    }
  }),
};
