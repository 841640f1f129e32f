import { HttpError } from './errors/HttpError.js';
import type { Guard } from './frontDoor.js';

/** Requested by IP address or another name: by process monitors, and by Vercel's scheduler. */
const EXEMPT = ['/api/health/', '/api/jobs/'];

/**
 * Only accepts requests for the configured hosts. DNS rebinding makes a foreign page same-origin
 * with a server that accepts any name, and anything derived from `Host` would contain an attacker's
 * name.
 *
 * A proxy in front must forward `Host`.
 *
 * @param origins `https://docs.example.com`
 */
export function hostCheck(origins: readonly string[]): Guard {
  const allowed = new Set<string>();
  for (const origin of origins) {
    const { host, hostname, protocol } = new URL(origin);
    allowed.add(host);
    // The default port may be included.
    if (host === hostname) allowed.add(`${hostname}:${protocol === 'https:' ? '443' : '80'}`);
  }
  return (request, response) => {
    const { headers, url = '' } = request;
    // RFC 9112, 3.2. Node uses the first of two; a proxy in front may use the other one.
    if (countHosts(request.rawHeaders) > 1) {
      response.setHeader('Connection', 'close');
      throw new HttpError('BAD_REQUEST');
    }
    if (allowed.has((headers.host ?? '').toLowerCase())) return;
    if (EXEMPT.some((path) => url.startsWith(path))) return;
    throw new HttpError('UNKNOWN_HOST');
  };
}

/** @param rawHeaders alternating names and values */
function countHosts(rawHeaders: readonly string[]): number {
  let count = 0;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? '';
    // Checks the length first, because this runs for every request.
    if (name.length === 4 && name.toLowerCase() === 'host') count += 1;
  }
  return count;
}
