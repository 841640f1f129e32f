import type { RequestHandler } from 'express';
import { HttpError } from './errors/HttpError.js';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Prevents cross-site request forgery: state-changing requests must come from the site's pages. Every
 * browser sends `Origin` with them, so a missing one, `null` (a sandboxed frame, a redirect) and anything
 * but exactly one of `origins` are refused, even without a cookie: signing someone in to an attacker's
 * account is an attack too.
 * @param origins `https://docs.example.com`, compared byte for byte
 */
export function crossSite(origins: readonly string[]): RequestHandler {
  const allowed = new Set(origins);
  return (request, _response, next) => {
    if (SAFE.has(request.method)) return next();
    const { origin } = request.headers;
    if (origin === undefined || !allowed.has(origin)) throw new HttpError('CROSS_SITE_REQUEST');
    if (request.headers['sec-fetch-site'] === 'cross-site') {
      throw new HttpError('CROSS_SITE_REQUEST');
    }
    next();
  };
}
