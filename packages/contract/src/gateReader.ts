import type { ReaderPage } from './me';

/** Free of dependencies: the browser loads this file. */

/**
 * What the gate knows of the person in front of the screen.
 * - `unknown`: not asked yet, or the answer is on its way
 * - `signed-out`, `signed-in`: the server said so (or no one ever signed in on this browser)
 * - `unreachable`: the server did not answer
 */
export interface GateReader {
  status: 'unknown' | 'signed-out' | 'signed-in' | 'unreachable';
  /** The ids of the plans in force. Empty unless `signed-in`. */
  plans: readonly string[];
  /** Whose account it is: what a paywall calls a reader who is signed in. */
  email?: string;
  /** Unlisted pages that are open to the reader. */
  pages?: readonly ReaderPage[];
  /**
   * Asks the server again, and resolves once the answer is known: what "Try again" calls, and an open
   * page now and then. A page without it is reloaded.
   */
  refresh?: () => Promise<void>;
}
