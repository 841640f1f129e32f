import type { IncomingMessage } from 'node:http';
import { createIntrospection } from './createIntrospection.js';
import { createTokenVerifier } from './createTokenVerifier.js';
import { guard, type Middleware } from './middleware.js';
import { checkOptions, type ReaderAuthOptions } from './options.js';
import { ReaderAuthError } from './ReaderAuthError.js';
import type { Reader } from './Reader.js';

export interface ReaderAuth {
  /** Lets only readers through. */
  readonly requireReader: Middleware;
  /**
   * Lets readers through, and requests without a token. An invalid token is refused here too, because its
   * sender thinks they are signed in.
   */
  readonly optionalReader: Middleware;
  /**
   * Lets only readers with one of the plans through. It needs no `requireReader` in front of it.
   *
   * @example
   * app.get('/reports', auth.requirePlan('premium'), listReports);
   */
  readonly requirePlan: (plan: string, ...others: string[]) => Middleware;
  /**
   * The reader behind a request that `requireReader` or `requirePlan` has let through.
   *
   * @throws Error when there is none, because the middleware is missing: never take the reader from a body,
   *   a query or a header of your own
   */
  readonly readerOf: (request: object) => Reader;
  /** The same, or `null` without a reader: for requests that `optionalReader` has let through. */
  readonly getReader: (request: object) => Reader | null;
  /**
   * Checks a token, without any framework.
   *
   * @throws ReaderAuthError
   */
  readonly verify: (token: string) => Promise<Reader>;
  /**
   * Checks the header `Authorization`, for frameworks with another form of middleware.
   *
   * @returns `null` when it has no Bearer token
   * @throws ReaderAuthError
   * @example
   * // Fastify
   * fastify.addHook('onRequest', async (request, reply) => {
   *   try {
   *     request.reader = await auth.authenticate(request.headers.authorization);
   *   } catch (error) {
   *     if (!(error instanceof ReaderAuthError)) throw error;
   *     const { code, message, status, headers } = error;
   *     return reply.code(status).headers(headers).send({ code, message, requestId: request.id });
   *   }
   * });
   */
  readonly authenticate: (authorization: string | undefined) => Promise<Reader | null>;
}

/**
 * Tells a Node service which reader of a Gatehouse site is calling. It checks the access tokens that the site
 * gets with `getToken()`. Create one for the whole process, because it keeps the keys.
 *
 * Keys are fetched from `issuer` when the first token arrives, every ten minutes after that, and for a
 * token with an unknown key at most once in 30 seconds. While the server can't be reached, tokens of known
 * keys stay valid, and others get status 503. Clocks may differ by 30 seconds.
 *
 * @throws TypeError that names every option that is not valid
 * @example
 * const auth = createReaderAuth({
 *   issuer: 'https://auth.example.com',
 *   audience: 'https://docs.example.com',
 * });
 * app.get('/me', auth.requireReader, (request, response) => {
 *   response.json({ id: auth.readerOf(request).id });
 * });
 */
export function createReaderAuth(options: ReaderAuthOptions): ReaderAuth {
  const checked = checkOptions(options);
  const { audience, introspect } = checked;
  const verifyToken = createTokenVerifier(checked);
  const askAbout = introspect && createIntrospection(checked, introspect);
  const readers = new WeakMap<object, Reader>();

  async function verify(token: string): Promise<Reader> {
    // Checked locally first, so that forged tokens cause no requests.
    const reader = await verifyToken(token);
    return askAbout === null ? reader : askAbout(token, reader);
  }

  async function authenticate(authorization: string | undefined): Promise<Reader | null> {
    const bearer = /^Bearer(?:\s+(.*))?$/is.exec(authorization ?? '');
    return bearer ? verify(bearer[1] ?? '') : null;
  }

  async function identify(request: IncomingMessage): Promise<Reader | null> {
    const known = readers.get(request);
    if (known) return known;
    const sent = request.headersDistinct.authorization ?? [];
    // With two headers, a proxy may have checked the other one.
    if (sent.length > 1) throw new ReaderAuthError('INVALID_ACCESS_TOKEN', audience);
    const reader = await authenticate(sent[0]);
    if (reader !== null) readers.set(request, reader);
    return reader;
  }

  async function requireIdentity(request: IncomingMessage): Promise<Reader> {
    const reader = await identify(request);
    if (reader === null) throw new ReaderAuthError('SIGN_IN_REQUIRED', audience);
    return reader;
  }

  return {
    requireReader: guard(async (request) => void (await requireIdentity(request)), checked),
    optionalReader: guard(async (request) => void (await identify(request)), checked),
    requirePlan: (...plans) =>
      guard(async (request) => {
        const reader = await requireIdentity(request);
        if (!reader.plans.some((plan) => plans.includes(plan))) {
          throw new ReaderAuthError('PLAN_REQUIRED', audience);
        }
      }, checked),
    readerOf: (request) => {
      const reader = readers.get(request);
      if (reader) return reader;
      throw new Error(
        'There is no reader: put requireReader or requirePlan in front of this route.',
      );
    },
    getReader: (request) => readers.get(request) ?? null,
    verify,
    authenticate,
  };
}
