import type { Request, RequestHandler } from 'express';
import { HttpError } from './errors/HttpError.js';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];
const HEADERS = ['content-type', 'range'];
/** Headers that scripts can read in addition to the safelisted ones. */
const EXPOSED = ['Retry-After', 'X-Request-Id'];
/** In characters. A browser that requests the two allowed headers needs fewer. */
const MAX_LIST_LENGTH = 100;
/** Seconds for which a browser caches the preflight response. */
const MAX_AGE = '3600';

/**
 * Lets the pages of one other origin read responses, and send the session. An origin is compared
 * byte for byte, and never echoed to other senders (ASVS 5.0 3.4.2).
 *
 * @param siteUrl `https://docs.example.com`
 */
export function cors(siteUrl: string): RequestHandler {
  return (request, response, next) => {
    // On every response: a cache must not serve one without permission to the site.
    response.vary('Origin');
    const isOurs = request.headers.origin === siteUrl;
    if (isOurs) {
      response.setHeader('Access-Control-Allow-Origin', siteUrl);
      response.setHeader('Access-Control-Allow-Credentials', 'true');
      response.setHeader('Access-Control-Expose-Headers', EXPOSED.join(', '));
    }
    if (request.method !== 'OPTIONS' || !isPreflight(request)) return next();
    if (!isOurs || !isDeclared(request)) throw new HttpError('CROSS_SITE_REQUEST');
    response.setHeader('Access-Control-Allow-Methods', METHODS.join(', '));
    response.setHeader('Access-Control-Allow-Headers', HEADERS.join(', '));
    response.setHeader('Access-Control-Max-Age', MAX_AGE);
    response.status(204).end();
  };
}

function isPreflight({ headers }: Request): boolean {
  return headers['access-control-request-method'] !== undefined;
}

function isDeclared({ headers }: Request): boolean {
  const asked = headers['access-control-request-headers'] ?? '';
  if (asked.length > MAX_LIST_LENGTH) return false;
  const names = asked.split(',').map((name) => name.trim().toLowerCase());
  return (
    METHODS.includes(headers['access-control-request-method'] ?? '') &&
    names.every((name) => name === '' || HEADERS.includes(name))
  );
}
