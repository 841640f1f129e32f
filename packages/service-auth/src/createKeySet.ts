import { createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose';

const FETCH_TIMEOUT = 5_000;
/** Unknown key IDs cause at most one fetch in this time. A failed fetch isn't repeated sooner. */
const COOLDOWN = 30_000;
/** The same while there are no keys at all and no token can be checked. */
const COLD_COOLDOWN = 5_000;
/** Gatehouse publishes a key at least this long before it signs with it. */
const MAX_AGE = 600_000;

/** The keys could not be fetched, so the token can't be checked. */
export class KeysUnavailable extends Error {
  override readonly name = 'KeysUnavailable';
}

/**
 * The public keys of a Gatehouse server. Jose fetches and parses them. But it discards keys that
 * are ten minutes old when new ones can't be fetched, and repeats a failed fetch for each token, so this
 * decides when to fetch.
 *
 * @param url of the JSON Web Key Set, the only address that is ever asked for keys
 * @returns a function that finds the key of a token's header. It throws {@link KeysUnavailable} when the
 *   key could not be looked for, and jose's `JWKSNoMatchingKey` when there is no such key
 */
export function createKeySet(url: URL): JWTVerifyGetKey {
  const remote = createRemoteJWKSet(url, {
    timeoutDuration: FETCH_TIMEOUT,
    cooldownDuration: Infinity,
    cacheMaxAge: Infinity,
  });
  let loadedAt: number | null = null;
  let attempt: { startedAt: number; failure: Promise<unknown> } | null = null;

  /** Fetches the keys unless that was tried a moment ago. The result is why it failed, or `null`. */
  function refresh(): Promise<unknown> {
    // Monotonic: the system clock can be set back.
    const now = performance.now();
    const cooldown = loadedAt === null ? COLD_COOLDOWN : COOLDOWN;
    if (attempt === null || now - attempt.startedAt >= cooldown) {
      const failure = remote.reload().then(
        () => {
          loadedAt = now;
          return null;
        },
        (cause: unknown) => cause,
      );
      attempt = { startedAt: now, failure };
    }
    return attempt.failure;
  }

  return async (header, token) => {
    const isOld = loadedAt === null || performance.now() - loadedAt >= MAX_AGE;
    const failure = isOld ? await refresh() : null;
    if (loadedAt === null) throw new KeysUnavailable('There are no keys', { cause: failure });
    try {
      return await remote(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
    }
    const cause = await refresh();
    if (cause !== null) throw new KeysUnavailable('The key is not among the known ones', { cause });
    return remote(header, token);
  };
}
