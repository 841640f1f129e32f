import { HttpError } from '../../http/errors/HttpError.js';
import type { AuthRoute } from '../AuthRoute.js';
import type { Guess, GuessLimits } from './createGuessLimits.js';

/** What Better Auth answers to a password that it has looked at, and that is wrong. */
const WRONG_PASSWORD = 'INVALID_PASSWORD';

/**
 * Lets a request that may be a guess through to Better Auth within the limits.
 *
 * @param guess.kind see {@link AuthRoute}. Without one, nothing is guessed
 * @param guess.user who is signed in
 */
export function guessing(
  handle: () => Promise<Response>,
  guess: Pick<Guess, 'network' | 'device'> & {
    limits: GuessLimits;
    kind: AuthRoute['guess'];
    body: Record<string, unknown>;
    user: { email: string } | null;
  },
): () => Promise<Response> {
  const { limits, kind, body, user, ...from } = guess;
  const email = kind === 'password' ? body.email : user?.email;
  const password = kind === 'password' ? body.password : (body.currentPassword ?? body.password);
  // A reader without a password has none to guess.
  if (kind === undefined || typeof email !== 'string' || password === undefined) return handle;
  return async () => {
    const giveBack = await limits.take({ ...from, kind, email });
    try {
      const answer = await handle();
      if (!(await isWrong(answer))) await giveBack();
      return answer;
    } catch (error) {
      // Too many hashes at once: no one has looked at this password.
      if (error instanceof HttpError && error.code === 'SERVER_BUSY') await giveBack();
      throw error;
    }
  };
}

/** What cannot be told counts as wrong, or a failure on our side would be a way to guess for nothing. */
async function isWrong(answer: Response): Promise<boolean> {
  if (answer.status === 401 || answer.status >= 500) return true;
  return isWrongPassword(answer);
}

/** Whether a current password was looked at and is wrong. */
export async function isWrongPassword(answer: Response): Promise<boolean> {
  if (answer.ok) return false;
  const body = (await answer
    .clone()
    .json()
    .catch(() => null)) as { code?: unknown } | null;
  return body?.code === WRONG_PASSWORD;
}
