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

/** What a provider sends a browser back with. Whatever else it sends is left out. */
const answerSchema = z.object({
  code: z.string().max(4096).optional(),
  state: z.string().max(512).optional(),
  error: z.string().max(128).optional(),
  iss: z.string().max(512).optional(),
});

/**
 * Takes a browser back from a provider, and on to the site: signed in, or on the sign-in page with
 * `?error=` and a code, and nothing else of what the provider or anyone said (OAU-10).
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
    // Also what leads nowhere, or to where we sent no one, counts as a refusal.
    const isWayBack = site.origin + safeReturnPath(next.href, site) === next.href;
    response.redirect(302, isWayBack ? next.href : refused(next));
  }

  return async (request, response) => {
    const query = parseInput(answerSchema, request.query);
    response.setHeader('Cache-Control', 'no-store');
    try {
      await answer(request, response, new URLSearchParams(query as Record<string, string>));
    } catch (error) {
      // Whatever it is, a browser is on its way: no JSON, but the page that has the other ways in.
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
