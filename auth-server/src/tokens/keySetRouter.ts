import { Router } from 'express';
import { HttpError } from '../http/errors/HttpError.js';
import type { KeyRing } from './keys/keyRing.js';

/** Where services look for the keys. The second one is where most libraries do so by themselves. */
const PATHS = ['/api/auth/jwks', '/.well-known/jwks.json'];
/** A new key is published for long enough before it signs, see `LEAD_MINUTES`. */
const CACHED = 'public, max-age=300';

/** The public keys (RFC 7517, 5), for anyone: they open nothing. */
export function createKeySetRouter(keyRing: KeyRing): Router {
  const router = Router({ caseSensitive: true, strict: true });
  for (const path of PATHS) {
    router
      .route(path)
      .get(async (_request, response) => {
        const keys = await keyRing.getPublicKeys();
        response.set({
          // An empty set is over as soon as there is a first key.
          ETag: `"${keys.map(({ kid }) => kid).join('.')}"`,
          'Cache-Control': keys.length === 0 ? 'no-store' : CACHED,
          'Access-Control-Allow-Origin': '*',
          'Cross-Origin-Resource-Policy': 'cross-origin',
        });
        response.json({ keys });
      })
      .all(() => {
        throw new HttpError('METHOD_NOT_ALLOWED', { allow: 'GET, HEAD' });
      });
  }
  return router;
}
