import { APIError, createAuthMiddleware, getSessionFromCtx } from 'better-auth/api';
import type { BreachCheck } from './createBreachCheck.js';
import { isGuessable } from './isGuessable.js';

/** Routes that set a password. */
const CHOSEN_AT = new Set([
  '/sign-up/request',
  '/reset-password',
  '/change-password',
  '/set-password',
]);

/**
 * Refuses guessable passwords on every route that sets one, before anything else happens: a reset link
 * stays valid.
 * @param options.words public words about the site
 */
export function passwordPolicy(options: { words: string[]; isBreached: BreachCheck }) {
  return {
    matcher: ({ path }: { path?: string }) => path !== undefined && CHOSEN_AT.has(path),
    handler: createAuthMiddleware(async (context) => {
      const body = context.body as { password?: string; newPassword?: string; email?: string };
      const password = body.newPassword ?? body.password ?? '';
      const session = context.path === '/change-password' ? await getSessionFromCtx(context) : null;
      const email = body.email ?? session?.user.email;
      if (isGuessable(password, [...options.words, ...(email === undefined ? [] : [email])])) {
        throw refusal('COMMON_PASSWORD');
      }
      if (await options.isBreached(password)) throw refusal('BREACHED_PASSWORD');
    }),
  };
}

function refusal(code: string): APIError {
  return new APIError('BAD_REQUEST', { code, message: code });
}
