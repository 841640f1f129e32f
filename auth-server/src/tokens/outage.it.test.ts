import { afterEach, expect, it } from 'vitest';
import { useOwnPostgres } from '../testing/useOwnPostgres.js';
import { addService } from './serviceCredentials.js';

const use = useOwnPostgres();
afterEach(() => use.server.restart());

it('responds with 503 without a database, and recovers by itself (FLT-01)', async () => {
  const { app, server } = use;
  const reader = app.browser();
  await reader.signUp();
  const { id, secret } = await addService(app.database.queries, 'x');
  const introspect = () =>
    app.send({
      method: 'POST',
      path: '/api/session/introspect',
      headers: {
        authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: 'token=x',
    });
  const ask = async () => [
    await reader.get('/api/auth/token'),
    await app.send({ path: '/api/auth/jwks' }),
    await app.send({ path: '/.well-known/jwks.json' }),
    await introspect(),
  ];
  await server.stop();
  for (const { status, headers, text } of await ask()) {
    expect({ status, code: (JSON.parse(text) as { code: string }).code }).toEqual({
      status: 503,
      code: 'DATABASE_UNAVAILABLE',
    });
    expect(headers).toMatchObject({ 'retry-after': '5', 'cache-control': 'no-store' });
    expect(headers).not.toHaveProperty('etag');
  }
  await server.restart();
  expect((await ask()).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
});
