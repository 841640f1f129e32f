import type { RequestHandler } from 'express';
import { HttpError } from './errors/HttpError.js';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Cross-site request forgery: what changes something must come from a page of ours. Every browser
 * sends `Origin` with such requests, so none, `null` (a sandboxed frame, a redirect) and anything
 * that is not exactly one of ours are refused. That holds without a cookie too: signing somebody in
 * to an attacker's account is an attack as well.
 *
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
