import type { TokenAlgorithm } from './TokenSettings.js';

/**
 * Minutes between a key's publication and its first signature: 30 seconds in which an instance answers
 * from memory, 5 minutes in HTTP caches, 10 in those of libraries, and a little more.
 */
export const LEAD_MINUTES = 16;

/** The state of a key by the database's clock. */
export interface KeyState {
  algorithm: TokenAlgorithm;
  /** Whether it can be decrypted with this server's secret. */
  isReadable: boolean;
  /** Whether it can be used for signing now. */
  isActive: boolean;
  /** Created within the last {@link LEAD_MINUTES}. */
  isNew: boolean;
  /** Has been signing for `rotationDays`. */
  isOld: boolean;
}

/**
 * - `first`: there is no key
 * - `secret`: the newest can't be decrypted with this server's secret
 * - `algorithm`: the newest has another algorithm than the configuration
 * - `age`: the newest has been signing for `rotationDays`
 */
export type NewKeyReason = 'first' | 'secret' | 'algorithm' | 'age';

/**
 * Why a new key is needed; `null` if it isn't.
 *
 * Instances may disagree while a new configuration or secret is rolled out. One new key in
 * {@link LEAD_MINUTES} is all they can cause, unless there is nothing to sign with.
 *
 * @param keys all published keys, newest first
 */
export function whyNewKey(
  keys: readonly KeyState[],
  algorithm: TokenAlgorithm,
): NewKeyReason | null {
  const [newest] = keys;
  if (newest === undefined) return 'first';
  if (!keys.some(({ isReadable }) => isReadable)) return 'secret';
  if (newest.isNew) return null;
  if (!newest.isReadable) return 'secret';
  if (newest.algorithm !== algorithm) return 'algorithm';
  return newest.isOld ? 'age' : null;
}
