import type { RequestHandler } from 'express';
import { HttpError } from './errors/HttpError.js';

/**
 * Refuses pages of other sites where programs may call as well: these send no `Origin`, and every browser
 * does with a POST. It protects a server in a private network, which a page could reach through its
 * reader's browser (MCP 2026-07-28, Streamable HTTP).
 *
 * @param origins `https://docs.example.com`, compared byte for byte
 */
export function foreignOrigin(origins: readonly string[]): RequestHandler {
  const allowed = new Set(origins);
  return ({ headers }, _response, next) => {
    const isForeign = headers.origin !== undefined && !allowed.has(headers.origin);
    if (isForeign || headers['sec-fetch-site'] === 'cross-site') {
      throw new HttpError('CROSS_SITE_REQUEST');
    }
    next();
  };
}
