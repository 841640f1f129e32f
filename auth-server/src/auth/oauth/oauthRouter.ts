import type { ReturnSite } from '@gatehouse/contract/returnPath';
import express, { Router, type RequestHandler, type Response } from 'express';
import { watchDatabase } from '../../db/databaseFailures.js';
import { HttpError } from '../../http/errors/HttpError.js';
import { toHttpError } from '../../http/errors/toHttpError.js';
import type { Log } from '../../log.js';
import { authHeaders, machineHeaders } from '../authHeaders.js';
import { AUTH_PATH } from '../authOptions.js';
import { signInUrl } from '../authRoutes.js';
import type { Auth } from '../createAuth.js';
import { authorizationQuery, tokenForm } from './oauthParameters.js';
import { metadataDocuments, oauthUrls } from './oauthMetadata.js';
import { PAGES } from './oauthPlugin.js';
import { registrationSchema } from './registration.js';
import { OAuthError, sendOAuthError } from './OAuthError.js';

const PATH = `${AUTH_PATH}/oauth2`;
/** In bytes. */
const BODY_LIMIT = 16 * 1024;
/** The documents only change with a release. */
const CACHED = 'public, max-age=3600';

/**
 * OAuth for programs: accepts forms, and responds with redirects and OAuth's own errors (RFC 6749, 5.2).
 * Mount it before the checks that a request comes from a page of the site. Only `authorize` reads the
 * session cookie, and it changes nothing: the consent page sends a reader's decision to
 * `consentRoutes`.
 */
export function createOAuthRouter(options: {
  auth: Auth;
  authUrl: string;
  site: ReturnSite;
  log: Log;
}): Router {
  const { auth, authUrl, site, log } = options;
  const { resources } = oauthUrls(authUrl);
  const consentPage = site.origin + site.baseUrl + site.routes.consent.slice(1);

  /** @throws HttpError when the database is unavailable, which Better Auth may report as another error */
  async function ask(request: globalThis.Request): Promise<globalThis.Response> {
    const { result, failure } = await watchDatabase(() => auth.handle(request));
    if (failure !== null) throw toHttpError(failure);
    return result;
  }

  /** Redirects the browser to the next page. Never to an app: only the consent page does that. */
  const authorize: RequestHandler = async (request, response) => {
    const asked = authorizationQuery(request.query, resources);
    if (asked === null) return response.redirect(302, `${consentPage}?error=invalid_request`);
    const url = `${authUrl}${PATH}/authorize?${asked.toString()}`;
    const answer = await ask(new globalThis.Request(url, { headers: authHeaders(request) }));
    if (answer.status === 429) throw new HttpError('TOO_MANY_REQUESTS', { retryAfter: 60 });
    const location = new URL(answer.headers.get('location') ?? '/', authUrl);
    if (location.pathname === PAGES.consent) {
      return response.redirect(302, `${consentPage}${location.search}`);
    }
    if (location.pathname === PAGES.signIn) {
      // After sign-in, the consent page sends the request here again.
      const back = new URL(`${consentPage}?${asked.toString()}`);
      const next = encodeURIComponent(back.pathname + back.search);
      return response.redirect(302, `${signInUrl(site)}?next=${next}`);
    }
    // Also for errors that OAuth would report to the app: anyone can register one, and the server must not
    // become an open redirector to it (RFC 9700, 4.11.2).
    const error = location.searchParams.get('error') ?? 'server_error';
    const known = /^[a-z_]{1,40}$/.test(error) ? error : 'server_error';
    response.redirect(302, `${consentPage}?error=${known}`);
  };

  const token: RequestHandler = async (request, response) => {
    const form = tokenForm(request.body, resources);
    const headers = machineHeaders(request);
    headers.set('content-type', 'application/x-www-form-urlencoded');
    const url = `${authUrl}${PATH}/token`;
    const asked = new globalThis.Request(url, { method: 'POST', headers, body: form.toString() });
    await pass(await ask(asked), response);
  };

  const register: RequestHandler = async (request, response) => {
    const parsed = registrationSchema.safeParse(request.body);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      const isUri = issue?.path[0] === 'redirect_uris';
      throw new OAuthError(
        isUri ? 'invalid_redirect_uri' : 'invalid_client_metadata',
        `${issue?.path.join('.') || 'the body'} ${issue?.message ?? 'is not valid'}`,
      );
    }
    const headers = machineHeaders(request);
    headers.set('content-type', 'application/json');
    const url = `${authUrl}${PATH}/register`;
    const body = JSON.stringify(parsed.data);
    await pass(await ask(new globalThis.Request(url, { method: 'POST', headers, body })), response);
  };

  const router = Router({ caseSensitive: true, strict: true });
  for (const [path, document] of metadataDocuments(authUrl)) {
    router
      .route(path)
      .get((_request, response) => {
        response.set({ 'Cache-Control': CACHED, ...PUBLIC }).json(document);
      })
      .all(only('GET, HEAD'));
  }
  router
    .route(`${PATH}/authorize`)
    .get((request, response, next) => {
      response.setHeader('Cache-Control', 'no-store');
      return authorize(request, response, next);
    })
    .all(only('GET'));
  // Browser-based apps can call these two from any origin: without cookies, there is nothing to steal.
  router
    .route(`${PATH}/token`)
    .post(
      express.raw({ type: 'application/x-www-form-urlencoded', limit: BODY_LIMIT, inflate: false }),
      token,
    )
    .all(only('POST'));
  router
    .route(`${PATH}/register`)
    .post(express.json({ limit: BODY_LIMIT, inflate: false }), register)
    .all(only('POST'));
  router.use([`${PATH}/token`, `${PATH}/register`], ((error: unknown, request, response, _next) => {
    sendOAuthError(error, request, response, log);
  }) satisfies express.ErrorRequestHandler);
  return router;
}

/** Headers for public documents, which pages of any site can read. */
const PUBLIC = {
  'Access-Control-Allow-Origin': '*',
  'Cross-Origin-Resource-Policy': 'cross-origin',
};

const only =
  (allow: string): RequestHandler =>
  () => {
    throw new HttpError('METHOD_NOT_ALLOWED', { allow });
  };

/** Sends Better Auth's response to a program, without its cookies. */
async function pass(answer: globalThis.Response, response: Response): Promise<void> {
  if (answer.status === 429) throw new HttpError('TOO_MANY_REQUESTS', { retryAfter: 60 });
  const text = await answer.text();
  response.status(answer.status).set({
    'Cache-Control': 'no-store',
    'Content-Type': 'application/json; charset=utf-8',
  });
  response.send(text);
}
