import { KEY_SET_PATH } from '@gatehouse/contract/reservedPaths';
import { Router } from 'express';
import { HttpError } from '../http/errors/HttpError.js';
import type { KeyRing } from './keys/keyRing.js';

/** Where services find the keys. Most libraries try the second path by default. */
const PATHS = ['/api/auth/jwks', KEY_SET_PATH];
/** A new key is published well before it signs, see `LEAD_MINUTES`. */
const CACHED = 'public, max-age=300';

/** The public keys (RFC 7517, 5), for anyone: they grant no access. */
export function createKeySetRouter(keyRing: KeyRing): Router {
  const router = Router({ caseSensitive: true, strict: true });
  for (const path of PATHS) {
    router
      .route(path)
      .get(async (_request, response) => {
        const keys = await keyRing.getPublicKeys();
        response.set({
          // An empty set is outdated as soon as there is a first key.
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
