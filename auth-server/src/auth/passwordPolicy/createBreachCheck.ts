import { pwnedPassword } from 'hibp';
import type { Log } from '../../log.js';
import { describeFailure } from '../../mail/worker/describeFailure.js';

/** Milliseconds. Nobody waits longer for a check that is only one more. */
const PATIENCE = 1_500;

export type BreachCheck = (password: string) => Promise<boolean>;

/**
 * Asks whether a password is in a known breach, by the first five digits of its hash: what is asked
 * does not tell the password (k-anonymity). A service that is slow or away lets every password pass.
 *
 * @param options.url of an API as of api.pwnedpasswords.com, `null`: nobody is asked
 */
export function createBreachCheck(options: { url: string | null; log: Log }): BreachCheck {
  const { url, log } = options;
  if (url === null) return () => Promise.resolve(false);
  return async (password) => {
    try {
      const times = await pwnedPassword(password, {
        baseUrl: url,
        addPadding: true,
        timeoutMs: PATIENCE,
      });
      return times > 0;
    } catch (error) {
      log.warn({ reason: describeFailure(error) }, 'passwords could not be checked for breaches');
      return false;
    }
  };
}
