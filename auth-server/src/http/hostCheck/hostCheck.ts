import { HttpError } from '../errors/HttpError.js';
import type { Guard } from '../frontDoor.js';

/** Asked by address, by whatever watches over the process. */
const EXEMPT = '/api/health/';

/**
 * Answers for the configured hosts only. DNS rebinding makes a foreign page same-origin with a
 * server that answers for any name, and what is built from `Host` would carry an attacker's name.
 *
 * A proxy in front must pass `Host` on.
 *
 * @param origins `https://docs.example.com`
 */
export function hostCheck(origins: readonly string[]): Guard {
  const allowed = new Set<string>();
  for (const origin of origins) {
    const { host, hostname, protocol } = new URL(origin);
    allowed.add(host);
    // The default port may be written out.
    if (host === hostname) allowed.add(`${hostname}:${protocol === 'https:' ? '443' : '80'}`);
  }
  return ({ headers, url = '' }) => {
    if (allowed.has((headers.host ?? '').toLowerCase()) || url.startsWith(EXEMPT)) return;
    throw new HttpError('UNKNOWN_HOST');
  };
}
