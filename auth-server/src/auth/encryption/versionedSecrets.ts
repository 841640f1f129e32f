import { PLAIN_VERSION, type Secrets } from '../../secrets/secretSettings.js';

/** How Better Auth marks values that it has encrypted with a version: `$ba$2$…`. */
export const versionMark = (version: number) => `$ba$${version}$`;

/**
 * Better Auth's options. It encrypts with the first secret, and decrypts with all of them. Signatures
 * with another secret than the first are renewed before it sees them, see {@link Signatures}.
 */
export function versionedSecrets({ current, others, plain }: Secrets) {
  return {
    secrets: [
      { version: current.version ?? PLAIN_VERSION, value: current.value },
      ...others.flatMap(({ version, value }) => (version === null ? [] : { version, value })),
    ],
    // For values without a version.
    ...(plain !== null && { secret: plain }),
  };
}

/** What `symmetricEncrypt` and `symmetricDecrypt` take. */
export function encryptionKey(secrets: Secrets) {
  const all = versionedSecrets(secrets).secrets;
  return {
    keys: new Map(all.map(({ version, value }) => [version, value])),
    currentVersion: secrets.current.version ?? PLAIN_VERSION,
    ...(secrets.plain !== null && { legacySecret: secrets.plain }),
  };
}

/** Removes the version of `BETTER_AUTH_SECRET` from a value before it is stored. */
export function unmarked(secrets: Secrets): <T>(value: T) => T | string {
  const mark = versionMark(PLAIN_VERSION);
  return (value) =>
    secrets.current.version === null && typeof value === 'string' && value.startsWith(mark)
      ? value.slice(mark.length)
      : value;
}
