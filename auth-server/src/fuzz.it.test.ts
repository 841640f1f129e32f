import { accessRequestSchema } from '@gatehouse/contract/accessRequest';
import { apiKeyRequestSchema } from '@gatehouse/contract/apiKey';
import { DEFAULT_ROUTES } from '@gatehouse/contract/accountPages';
import type { ErrorBody } from '@gatehouse/contract/errorCodes';
import { profilePatchSchema } from '@gatehouse/contract/profile';
import fc from 'fast-check';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { authRoutes } from './auth/authRoutes.js';
import { createTestApp, type TestApp } from './testing/createTestApp.js';
import { createTestDatabase, type TestDatabase } from './testing/createTestDatabase.js';
import { createReaders, type FuzzedReader } from './testing/fuzz/createReaders.js';
import { findRoutes, type FoundRoute } from './testing/fuzz/findRoutes.js';
import { requestFor, type FuzzedRequest, type FuzzedRoute } from './testing/fuzz/requestFor.js';
import { fill } from './testing/fuzz/strangeValues.js';
import type { Sent } from './testing/send.js';

/** `npm run test:nightly` sends more. */
const REQUESTS = process.env.GATEHOUSE_NIGHTLY === '1' ? 10_000 : 1_000;
/** A fixed seed: a failure names its request, and can be reproduced. */
const SEED = 20_261_121;

/** Schemas of our own routes' bodies. Those of Better Auth are in its route table. */
const BODIES: Record<string, z.ZodType> = {
  'PATCH /api/me/profile': profilePatchSchema,
  'POST /api/me/api-keys': apiKeyRequestSchema,
  'POST /api/me/access-requests': accessRequestSchema,
  'POST /api/me/email': z.object({ email: z.email() }),
  'POST /api/me/email/confirm': z.object({ token: z.string().regex(/^[\w-]{43}$/) }),
  'POST /api/me/email/review': z.object({ token: z.string().regex(/^[\w-]{43}$/) }),
  'POST /api/me/reset-review': z.object({ token: z.string().regex(/^[\w-]{16,128}$/) }),
  'POST /api/me/reset-review/remove': z.object({ token: z.string().regex(/^[\w-]{16,128}$/) }),
  'POST /api/me/delete': z.object({ email: z.email() }),
};
/** The bytes of a picture, and a form. */
const NOT_JSON = ['PUT /api/me/avatar', 'POST /api/session/introspect'];

let database: TestDatabase;
let app: TestApp;
let declared: FoundRoute[];
beforeAll(async () => {
  database = await createTestDatabase();
  const client = { clientId: 'x', clientSecret: 'x', url: 'https://x.invalid', apiUrl: '' };
  const found = await findRoutes(() =>
    createTestApp({
      databaseUrl: database.url,
      providers: [{ kind: 'github', id: 'github', name: 'GitHub', ...client }],
    }),
  );
  [app, declared] = [found.made, found.routes];
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

const nameOf = ({ method, path }: FoundRoute) => `${method} ${path}`;

/** All routes that the server handles: those of Express, Better Auth's, and the site. */
function allRoutes(): FuzzedRoute[] {
  const auth = Object.entries(
    authRoutes({ origin: app.origin, baseUrl: '/', routes: DEFAULT_ROUTES }),
  );
  const { publicPages, resources } = app.content;
  const isFile = (address: string) => resources.get(address)?.kind === 'file';
  const files = [...resources.keys()].filter(isFile);
  const pages = [...publicPages.keys(), ...resources.keys()].filter((key) => !isFile(key));
  const site = [...pages, ...files, ...files.map((file) => `/gated${file}`), '/img/mark.svg'];
  return [
    ...declared.map((route) => ({ ...route, body: BODIES[nameOf(route)] ?? z.object({}) })),
    ...auth.map(([path, { method, body }]) => ({ method, path: `/api/auth${path}`, body })),
    ...site.map((path) => ({ method: 'GET', path: encodeURI(path || '/') })),
  ].map((route) => (NOT_JSON.includes(nameOf(route)) ? { ...route, body: undefined } : route));
}

it('knows the body of each route that accepts one', () => {
  const known = [...Object.keys(BODIES), ...NOT_JSON].sort();
  const writing = declared.filter(({ method }) => ['POST', 'PUT', 'PATCH'].includes(method));
  expect(writing.map(nameOf).sort()).toEqual(known);
  expect(declared.map(nameOf)).toEqual(
    expect.arrayContaining([
      'GET /api/health/ready',
      'GET /api/me',
      'GET /api/auth/callback/github',
      'DELETE /api/me/sessions/:id',
      'GET /api/avatars/:id',
    ]),
  );
});

it('responds to any request to any route, and stays healthy (INP-13, HDR-08)', async () => {
  const rejections: unknown[] = [];
  const reject = (reason: unknown) => rejections.push(reason);
  process.on('unhandledRejection', reject);
  const createReader = await createReaders(app);
  const routes = allRoutes();
  const statuses: number[] = [];

  const runs = routes.map((route, index) => {
    let reader: FuzzedReader | null = null;
    const property = fc.asyncProperty(requestFor(route, app.origin), async (request) => {
      reader ??= await createReader();
      const answer = await sendAs(reader, request, statuses.length);
      // It may have changed its session or its password, or deleted its account. And nobody gets
      // far when over a limit.
      const isSpent = request.method !== 'GET' && answer.status === 200;
      if (isSpent || answer.status === 429) reader = null;
      statuses.push(answer.status);
      expectSound(request, answer);
    });
    const numRuns = Math.ceil(REQUESTS / routes.length);
    return fc.assert(property, { seed: SEED + index, numRuns });
  });
  const ended = await Promise.allSettled(runs);
  process.off('unhandledRejection', reject);

  const failures = ended.filter((run) => run.status === 'rejected');
  expect(failures.map(({ reason }) => String(reason)).join('\n\n')).toBe('');
  expect(rejections).toEqual([]);
  // A stranger's requests must not raise an alarm.
  expect(app.logged.filter((line) => line.includes('"level":"error"'))).toEqual([]);
  const share = (status: number) =>
    statuses.filter((each) => each === status).length / statuses.length;
  expect(statuses.length).toBeGreaterThanOrEqual(REQUESTS);
  expect(share(200)).toBeGreaterThan(0.1);
  expect(share(429)).toBeLessThan(0.02);
  expect([...new Set(statuses)]).toEqual(
    expect.arrayContaining([200, 304, 400, 401, 403, 404, 405, 413, 415, 421]),
  );
  expect((await app.send({ path: '/api/health/ready' })).status).toBe(200);
  expect((await app.browser().signUp()).status).toBe(200);
}, 900_000);

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
      cookie: cookies.join('; '),
    },
  });
}

const INSIDE = /node_modules|\n\s+at |\.[jt]s:\d|insert into|select .* from|relation "|argon2/i;
const json = 'application/json; charset=utf-8';

function expectSound(request: FuzzedRequest, { status, headers, text }: Sent): void {
  expect(status).toBeLessThan(500);
  const type = headers['content-type'];
  const body: unknown = type === json && text !== '' ? JSON.parse(text) : null;
  if (status < 400 || request.method === 'HEAD') return;
  for (const inside of [INSIDE, tmpdir(), process.cwd()]) expect(text).not.toMatch(inside);
  // From the site: its own 404, and an unsatisfiable range of a file.
  if (!request.path.startsWith('/api/') && (type?.startsWith('text/html') || status === 416))
    return;
  expect(type).toBe(json);
  const { fields, ...error } = body as ErrorBody;
  expect(error).toEqual({
    code: expect.stringMatching(/^[A-Z_]+$/),
    message: expect.any(String),
    requestId: headers['x-request-id'],
  });
  // The sender is told what is wrong.
  if (error.code === 'INVALID_INPUT') expect(Object.keys(fields ?? {})).not.toEqual([]);
}
