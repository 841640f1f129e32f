import { setTimeout as wait } from 'node:timers/promises';
import type { ReturnSite } from '@gatehouse/contract/returnPath';
import { Router, type Request as ExpressRequest } from 'express';
import type { SignInMethods } from '@gatehouse/contract/account';
import type { Kysely } from 'kysely';
import { watchDatabase } from '../db/databaseFailures.js';
import type { Schema } from '../db/schema.js';
import { isOvertaken } from '../db/violations.js';
import type { Events } from '../events/events.js';
import { HttpError } from '../http/errors/HttpError.js';
import { requireFreshSession, requireSession } from '../http/errors/requireSession.js';
import { requestOrigin } from '../http/requestContext/clientAddress.js';
import { clientNetwork } from '../http/requestContext/clientNetwork.js';
import { parseInput } from '../http/errors/parseInput.js';
import type { Limits } from '../limits/createLimits.js';
import type { Log } from '../log.js';
import { getReaderId } from '../membership/readers.js';
import type { CurrentSession, SessionReader } from '../session/sessionReader.js';
import type { AccountMailer } from './accountMails.js';
import { authHeaders } from './authHeaders.js';
import { AUTH_PATH } from './authOptions.js';
import type { AuthRoute } from './AuthRoute.js';
import { authRoutes } from './authRoutes.js';
import type { Auth } from './createAuth.js';
import { createDeviceReader } from './devices/deviceCookie.js';
import { guessing, isWrongPassword } from './guesses/guessing.js';
import { providerCallback } from './providers/providerCallback.js';
import { sendAnswer } from './sendAnswer.js';

/** Better Auth's routes, with the server's limits and error format. */
export function createAuthRouter(options: {
  auth: Auth;
  authUrl: string;
  secret: string;
  site: ReturnSite;
  sessions: SessionReader;
  events: Events;
  mailer: AccountMailer;
  queries: Kysely<Schema>;
  limits: Limits;
  log: Log;
}): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const { events, mailer, queries } = options;
  const { auth } = options;
  const routes = { ...auth.pluginRoutes, ...authRoutes(options.site, auth.ownFields) };
  const readDevice = createDeviceReader(options);

  router.get('/methods', (_request, response) => {
    response.json({ providers: auth.providers, signUp: auth.signUp } satisfies SignInMethods);
  });
  for (const { id } of auth.providers) {
    router.get(`/callback/${id}`, providerCallback(options));
  }

  router.use(async (request, response) => {
    // Only the exact spelling is a route: an encoded or doubled character must not get its own rate limit.
    const route = Object.hasOwn(routes, request.path) ? routes[request.path] : undefined;
    if (route === undefined) throw new HttpError('NOT_FOUND');
    if (request.method !== route.method) {
      throw new HttpError('METHOD_NOT_ALLOWED', { allow: route.method });
    }
    const body = parseInput(route.body, (route.fromQuery ? request.query : request.body) ?? {});
    const session = await getActor(options.sessions, route, request.headers.cookie);
    const user = session?.user ?? null;
    const name = user && (await route.findName?.(queries, { userId: user.id, body }));
    const { cookie } = request.headers;
    const network = clientNetwork(request);
    if (route.mails !== undefined) {
      await mailer.countRequest(String(body.email), { purpose: route.mails, cookie, network });
    }
    const forAuth = toAuthRequest(request, options.authUrl, route, body);
    const isGuess = route.guess === 'password';
    const soonest = wait(isGuess ? auth.passwordFloor : (route.floor ?? 0));
    const handle = () => auth.handle(forAuth);
    const { result, failure } = await watchDatabase(
      guessing(handle, {
        limits: auth.guesses,
        kind: route.guess,
        body,
        user,
        network,
        device: readDevice(cookie),
      }),
    ).catch(async (error: unknown) => {
      // The proof is outdated or the account was deleted: same response as for a wrong password.
      if (!isGuess || !isOvertaken(error)) throw error;
      await recordOutcome(request, route, false, user, body);
      await soonest;
      throw new HttpError('INVALID_EMAIL_OR_PASSWORD', { cause: error });
    });
    if (user !== null && route.guess === 'current-password' && (await isWrongPassword(result))) {
      await events.emit({ ...requestOrigin(request), kind: 'password-refused', userId: user.id });
    }
    await recordOutcome(request, route, result.ok, user, { ...body, ...(name && { name }) });
    // A right password needs no floor, except that of a banned reader, whose response is a refusal.
    if (!isGuess || !result.ok) await soonest;
    if (result.status === 429) options.limits.refused('auth-route');
    // A redirect meant for browsers: the link has expired.
    if (result.status === 302) throw new HttpError('INVALID_TOKEN');
    await sendAnswer(request, response, result, { schema: route.answer, failure });
  });

  async function recordOutcome(
    request: ExpressRequest,
    { kind, guess }: AuthRoute,
    isDone: boolean,
    user: CurrentSession['user'] | null,
    body: Record<string, unknown>,
  ): Promise<void> {
    const from = requestOrigin(request);
    if (kind !== undefined && isDone && user !== null) {
      const detail = [body.name, body.provider].find((value) => typeof value === 'string');
      const notice = { to: user, dedupeKey: request.id };
      await events.emit({ ...from, kind, userId: user.id, detail, notice });
    } else if (guess === 'password' && !isDone) {
      // Also for unknown addresses, so that they don't respond faster.
      const guessed = await getReaderId(queries, String(body.email));
      await events.emit({ ...from, actor: 'stranger', kind: 'sign-in-failed', userId: guessed });
    }
  }
  return router;
}

/**
 * The reader performing the action, if the route needs one.
 * @throws HttpError when they must sign in again
 */
async function getActor(
  sessions: SessionReader,
  { fresh, kind, guess }: AuthRoute,
  cookieHeader: string | undefined,
): Promise<CurrentSession | null> {
  if (fresh) return requireFreshSession(sessions, cookieHeader);
  if (guess === 'current-password') return requireSession(sessions, cookieHeader);
  if (kind === undefined) return null;
  // Only for the event: signing out clears the cookie even while the database is down.
  return sessions.get(cookieHeader).catch(() => null);
}

function toAuthRequest(
  request: ExpressRequest,
  authUrl: string,
  route: AuthRoute,
  body: Record<string, unknown>,
): Request {
  const url = new URL(`${authUrl}${AUTH_PATH}${route.path ?? request.path}`);
  const headers = authHeaders(request);
  const toQuery = route.toQuery ?? route.fromQuery;
  if (toQuery) url.search = new URLSearchParams(body as Record<string, string>).toString();
  if (toQuery || request.method === 'GET') return new Request(url, { headers });
  headers.set('content-type', 'application/json');
  return new Request(url, { method: 'POST', headers, body: JSON.stringify(body) });
}
