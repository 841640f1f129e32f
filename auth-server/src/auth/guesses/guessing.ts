import { HttpError } from '../../http/errors/HttpError.js';
import type { AuthRoute } from '../AuthRoute.js';
import type { Guess, GuessLimits } from './createGuessLimits.js';

/** Better Auth's code for a password that it has checked and found wrong. */
const WRONG_PASSWORD = 'INVALID_PASSWORD';

/**
 * Passes a request that may be a guess to Better Auth, within the limits.
 * @param guess.kind see {@link AuthRoute}. Without one, it is not a guess
 * @param guess.user the signed-in reader
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
      // Too many hashes at once: this password was not checked.
      if (error instanceof HttpError && error.code === 'SERVER_BUSY') await giveBack();
      throw error;
    }
  };
}

/** When in doubt, it counts as wrong. Otherwise, a server failure would allow unlimited guesses. */
async function isWrong(answer: Response): Promise<boolean> {
  if (answer.status === 401 || answer.status >= 500) return true;
  return isWrongPassword(answer);
}

/** Whether a current password was checked and is wrong. */
export async function isWrongPassword(answer: Response): Promise<boolean> {
  if (answer.ok) return false;
  const body = (await answer
    .clone()
    .json()
    .catch(() => null)) as { code?: unknown } | null;
  return body?.code === WRONG_PASSWORD;
}
