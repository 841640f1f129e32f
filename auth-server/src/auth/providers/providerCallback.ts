import { type ReturnSite, safeReturnPath } from '@gatehouse/contract/returnPath';
import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import { watchDatabase } from '../../db/databaseFailures.js';
import { handleError } from '../../http/errors/handleError.js';
import { parseInput } from '../../http/errors/parseInput.js';
import { toHttpError } from '../../http/errors/toHttpError.js';
import type { Log } from '../../log.js';
import { authHeaders } from '../authHeaders.js';
import { AUTH_PATH } from '../authOptions.js';
import { signInUrl } from '../authRoutes.js';
import type { Auth } from '../createAuth.js';

/** The parameters of a provider's redirect. All others are dropped. */
export const callbackSchema = z.object({
  code: z.string().max(4096).optional().describe('The authorization code.'),
  state: z.string().max(512).optional().describe('The state that the server sent.'),
  error: z.string().max(128).optional().describe('The reason why sign-in failed.'),
  iss: z.string().max(512).optional().describe('The issuer (RFC 9207).'),
});

/**
 * Handles the redirect from a provider, and redirects the browser to the site: signed in, or to the
 * sign-in page with `?error=` and a code. Nothing else from the provider passes through (OAU-10).
 */
export function providerCallback(options: {
  auth: Auth;
  authUrl: string;
  site: ReturnSite;
  log: Log;
}): RequestHandler {
  const { auth, authUrl, site, log } = options;
  const signInPage = signInUrl(site);

  async function answer(request: Request, response: Response, query: URLSearchParams) {
    const url = new URL(`${authUrl}${AUTH_PATH}${request.path}`);
    url.search = query.toString();
    const { result, failure } = await watchDatabase(() =>
      auth.handle(new globalThis.Request(url, { headers: authHeaders(request) })),
    );
    if (failure !== null) throw toHttpError(failure);
    response.setHeader('Set-Cookie', result.headers.getSetCookie());
    const next = new URL(result.headers.get('location') ?? signInPage, site.origin);
    // A missing redirect, or one to an unexpected URL, counts as a refusal too.
    const isWayBack = site.origin + safeReturnPath(next.href, site) === next.href;
    response.redirect(302, isWayBack ? next.href : refused(next));
  }

  return async (request, response) => {
    const query = parseInput(callbackSchema, request.query);
    response.setHeader('Cache-Control', 'no-store');
    try {
      await answer(request, response, new URLSearchParams(query as Record<string, string>));
    } catch (error) {
      // A browser is navigating, so it gets a page with the other sign-in methods, not JSON.
      handleError(error, request, response, log, (_request, _response, { code }) => {
        const reason = code === 'DATABASE_UNAVAILABLE' ? 'unavailable' : 'failed';
        response.redirect(302, `${signInPage}?error=${reason}`);
      });
    }
  };

  function refused(from: URL): string {
    const page = new URL(signInPage);
    const way = from.searchParams.get('next');
    if (way !== null) page.searchParams.set('next', safeReturnPath(way, site));
    const error = from.searchParams.get('error') ?? 'failed';
    page.searchParams.set('error', /^[a-z_]{1,64}$/i.test(error) ? error.toLowerCase() : 'failed');
    return page.href;
  }
}
