import { HttpError } from './errors/HttpError.js';
import type { Guard } from './frontDoor.js';

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
  return (request, response) => {
    const { headers, url = '' } = request;
    // RFC 9112, 3.2. Node takes the first of two; what is in front of it may take the other one.
    if (countHosts(request.rawHeaders) > 1) {
      response.setHeader('Connection', 'close');
      throw new HttpError('BAD_REQUEST');
    }
    if (allowed.has((headers.host ?? '').toLowerCase()) || url.startsWith(EXEMPT)) return;
    throw new HttpError('UNKNOWN_HOST');
  };
}

/** @param rawHeaders names and values, in turn */
function countHosts(rawHeaders: readonly string[]): number {
  let count = 0;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? '';
    // The length first: this runs for every request.
    if (name.length === 4 && name.toLowerCase() === 'host') count += 1;
  }
  return count;
}
