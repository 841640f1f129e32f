import { APIError, createAuthMiddleware, getSessionFromCtx } from 'better-auth/api';
import type { BreachCheck } from './createBreachCheck.js';
import { isGuessable } from './isGuessable.js';

/** Routes on which a password is chosen. */
const CHOSEN_AT = new Set([
  '/sign-up/request',
  '/reset-password',
  '/change-password',
  '/set-password',
]);

/**
 * Refuses passwords that others would guess, wherever one is chosen. Before anything else is done:
 * the link of a reset stays good.
 *
 * @param options.words what everybody knows of the site
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
