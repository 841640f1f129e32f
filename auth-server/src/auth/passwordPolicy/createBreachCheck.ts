import { pwnedPassword } from 'hibp';
import type { Log } from '../../log.js';
import { describeFailure } from '../../mail/worker/describeFailure.js';

/** In milliseconds. An extra check is not worth a longer wait. */
const TIMEOUT_MS = 1_500;

export type BreachCheck = (password: string) => Promise<boolean>;

/**
 * Checks whether a password appeared in a known breach, using only the first five digits of its hash
 * (k-anonymity). If the service is slow or down, every password passes.
 * @param options.url of an API like api.pwnedpasswords.com; `null` turns the check off
 */
export function createBreachCheck(options: { url: string | null; log: Log }): BreachCheck {
  const { url, log } = options;
  if (url === null) return () => Promise.resolve(false);
  return async (password) => {
    try {
      const times = await pwnedPassword(password, {
        baseUrl: url,
        addPadding: true,
        timeoutMs: TIMEOUT_MS,
      });
      return times > 0;
    } catch (error) {
      log.warn({ reason: describeFailure(error) }, 'passwords could not be checked for breaches');
      return false;
    }
  };
}
