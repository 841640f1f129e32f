import type { ErrorBody } from '@gatehouse/contract/errorCodes';
import fc from 'fast-check';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createDocument } from './openapi/createDocument.js';
import { createTestApp, type TestApp } from './testing/createTestApp.js';
import { createTestDatabase, type TestDatabase } from './testing/createTestDatabase.js';
import { createReaders, type FuzzedReader } from './testing/fuzz/createReaders.js';
import { isProtocolError, PROTOCOL_ROUTES } from './testing/fuzz/protocolRoutes.js';
import {
  requestFor,
  SERVICE,
  type FuzzedRequest,
  type FuzzedRoute,
} from './testing/fuzz/requestFor.js';
import { fill } from './testing/fuzz/strangeValues.js';
import type { Sent } from './testing/send.js';
import { addService } from './tokens/serviceCredentials.js';

/** `npm run test:nightly` sends more. */
const isNightly = process.env.GATEHOUSE_NIGHTLY === '1';
const [API_REQUESTS, OTHER_REQUESTS] = isNightly ? [10_000, 3_000] : [800, 270];
/** A fixed seed: a failure names its request, and can be reproduced. */
const SEED = 20_261_121;

let database: TestDatabase;
let app: TestApp;
let credential: string;
beforeAll(async () => {
  database = await createTestDatabase();
  const client = { clientId: 'x', clientSecret: 'x', url: 'https://x.invalid', apiUrl: '' };
  app = await createTestApp({
    databaseUrl: database.url,
    providers: [{ kind: 'github', id: 'github', name: 'GitHub', ...client }],
  });
  const { id, secret } = await addService(app.database.queries, 'fuzz');
  credential = `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

/** Every operation of the document, with the parameters and body it declares. */
function operations(): FuzzedRoute[] {
  const authorizations: Record<string, string> = {
    service: SERVICE,
    scheduler: `Bearer ${app.settings.cronSecret}`,
  };
  return Object.entries(createDocument().paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { requestBody, parameters = [], security }]) => {
      const [content] = Object.entries(requestBody?.content ?? {});
      return {
        method: method.toUpperCase(),
        path,
        query: parameters.filter((parameter) => parameter.in === 'query'),
        authorization: authorizations[Object.keys(security[0] ?? {})[0] ?? ''],
        ...(content && { body: { type: content[0], schema: content[1].schema } }),
      };
    }),
  );
}

/** The site's pages and files. */
function pages(): FuzzedRoute[] {
  const { publicPages, resources } = app.content;
  const isFile = (address: string) => resources.get(address)?.kind === 'file';
  const files = [...resources.keys()].filter(isFile);
  const gated = [...publicPages.keys(), ...resources.keys()].filter((key) => !isFile(key));
  const site = [
    ...gated,
    ...files,
    ...files.map((file) => `/gated${file}`),
    '/img/mark.svg',
    '/img/card.png',
  ];
  return site.map((path) => ({ method: 'GET', path: encodeURI(path || '/') }));
}

it('responds to any request to any route as documented, and stays healthy (INP-13, HDR-08)', async () => {
  const rejections: unknown[] = [];
  const reject = (reason: unknown) => rejections.push(reason);
  process.on('unhandledRejection', reject);
  const createReader = await createReaders(app);
  const api = operations();
  const others = [...PROTOCOL_ROUTES, ...pages()];
  const statuses: number[] = [];
  /** Operations that a request got through to. */
  const reached = new Set<FuzzedRoute>();

  const runs = [...api, ...others].map((route, index) => {
    let reader: FuzzedReader | null = null;
    const property = fc.asyncProperty(requestFor(route, app.origin), async (request) => {
      reader ??= await createReader();
      // Throws if the response is not in the document.
      const answer = await sendAs(reader, request, statuses.length);
      // It may have changed its session or its password, or deleted its account. And nobody gets
      // far when over a limit.
      const isSpent = request.method !== 'GET' && answer.status === 200;
      if (isSpent || answer.status === 429) reader = null;
      statuses.push(answer.status);
      if (index < api.length && isReached(request, answer)) reached.add(route);
      expectSound(request, answer);
    });
    const [requests, routes] = index < api.length ? [API_REQUESTS, api] : [OTHER_REQUESTS, others];
    return fc.assert(property, {
      seed: SEED + index,
      numRuns: Math.ceil(requests / routes.length),
    });
  });
  const ended = await Promise.allSettled(runs);
  process.off('unhandledRejection', reject);

  const failures = ended.filter((run) => run.status === 'rejected');
  expect(failures.map(({ reason }) => withCause(reason as Error)).join('\n\n')).toBe('');
  expect(rejections).toEqual([]);
  // A stranger's requests must not raise an alarm.
  expect(app.logged.filter((line) => line.includes('"level":"error"'))).toEqual([]);
  const share = (status: number) =>
    statuses.filter((each) => each === status).length / statuses.length;
  expect(statuses.length).toBeGreaterThanOrEqual(API_REQUESTS + OTHER_REQUESTS);
  expect(share(200)).toBeGreaterThan(0.1);
  expect(share(429)).toBeLessThan(0.02);
  expect([...new Set(statuses)]).toEqual(
    expect.arrayContaining([200, 304, 400, 401, 403, 404, 405, 413, 415, 421]),
  );
  const missed = api.filter((route) => !reached.has(route));
  // A few requests for each are not enough to get through to all.
  if (isNightly) expect(missed.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
  expect((await app.send({ path: '/api/health/ready' })).status).toBe(200);
  expect((await app.browser().signUp()).status).toBe(200);
}, 900_000);

const withCause = (error: Error) => `${String(error)}\n${String(error.cause)}`;

/** Whether the operation itself responded, rather than a check in front of it. */
function isReached({ method, route }: FuzzedRequest, { status, headers, text }: Sent): boolean {
  if (method !== route.method) return false;
  if (status < 400) return true;
  // With another slash, it was a path of the site.
  if (headers['content-type'] !== json) return false;
  const { code } = JSON.parse(text) as ErrorBody;
  return !IN_FRONT.includes(code) && !(code === 'NOT_FOUND' && !route.path.includes('{'));
}

const IN_FRONT = [
  'BAD_REQUEST',
  'MALFORMED_JSON',
  'CROSS_SITE_REQUEST',
  'METHOD_NOT_ALLOWED',
  'BODY_TOO_LARGE',
  'UNSUPPORTED_MEDIA_TYPE',
  'UNKNOWN_HOST',
  'SIGN_IN_REQUIRED',
  'SESSION_NOT_FRESH',
  'INVALID_SERVICE_CREDENTIAL',
  'TOO_MANY_REQUESTS',
];

/** @param count gives each request a different address, because limits apply per address */
function sendAs(reader: FuzzedReader, request: FuzzedRequest, count: number): Promise<Sent> {
  const { method, path, headers, body, isSignedIn } = request;
  const cookies = [isSignedIn ? reader.cookie : '', headers.cookie ?? ''].filter(Boolean);
  return app.send({
    method,
    path: fill(path, reader),
    body: typeof body === 'string' ? fill(body, reader) : body,
    headers: {
      'x-forwarded-for': `10.${count >> 16}.${(count >> 8) & 255}.${count & 255}`,
      ...headers,
      ...(headers.authorization === SERVICE && { authorization: credential }),
      cookie: cookies.join('; '),
    },
  });
}

const INSIDE = /node_modules|\n\s+at |\.[jt]s:\d|insert into|select .* from|relation "|argon2/i;
const json = 'application/json; charset=utf-8';

function expectSound(request: FuzzedRequest, { status, headers, text }: Sent): void {
  expect(status).toBeLessThan(500);
  const type = headers['content-type'];
  if (status < 400 || request.method === 'HEAD') return;
  for (const inside of [INSIDE, tmpdir(), process.cwd()]) expect(text).not.toMatch(inside);
  // From the site: its own 404, and an unsatisfiable range of a file.
  if (!request.path.startsWith('/api/') && (type?.startsWith('text/html') || status === 416))
    return;
  expect(type).toMatch(/^application\/json(?:; charset=utf-8)?$/);
  const body = JSON.parse(text) as ErrorBody;
  if (PROTOCOL_ROUTES.includes(request.route) && isProtocolError(body)) return;
  expect(type).toBe(json);
  const { fields, ...error } = body;
  expect(error).toEqual({
    code: expect.stringMatching(/^[A-Z_]+$/),
    message: expect.any(String),
    requestId: headers['x-request-id'],
  });
  // The sender is told what is wrong.
  if (error.code === 'INVALID_INPUT') expect(Object.keys(fields ?? {})).not.toEqual([]);
}
