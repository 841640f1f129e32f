import type { ReaderPage } from './me';

/** No dependencies: the browser loads this file. */

/**
 * What the gate knows about the current reader.
 * - `unknown`: not requested yet, or the response is pending
 * - `signed-out`, `signed-in`: the server said so (or no one ever signed in on this browser)
 * - `unreachable`: the server did not respond
 */
export interface GateReader {
  status: 'unknown' | 'signed-out' | 'signed-in' | 'unreachable';
  /** The ids of the active plans. Empty unless `signed-in`. */
  plans: readonly string[];
  /** The account's email address, which a paywall shows to a signed-in reader. */
  email?: string;
  /** Unlisted pages that the reader can open. */
  pages?: readonly ReaderPage[];
  /**
   * Asks the server again, and resolves once the response is known. "Try again" calls it, and an
   * open page does from time to time. Without it, the page is reloaded.
   */
  refresh?: () => Promise<void>;
}
