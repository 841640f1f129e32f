import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp } from '../../auth-server/src/testing/createTestApp.js';
import { useOwnPostgres } from '../../auth-server/src/testing/useOwnPostgres.js';
import { addService } from '../../auth-server/src/tokens/serviceCredentials.js';
import { openDatabase } from './database.js';
import { askToken, startApi, type Api } from './startApi.js';

const use = useOwnPostgres();
const unhandled: unknown[] = [];
const note = (reason: unknown) => unhandled.push(reason);
beforeAll(() => void process.on('unhandledRejection', note));
afterAll(() => void process.off('unhandledRejection', note));

async function expectUnavailable(api: Api, token: string, code: string): Promise<void> {
  const answers = [
    await api.call('/notes', token),
    await api.call('/notes', token, { method: 'POST', body: { text: 'x' } }),
  ];
  for (const { status, headers, text } of answers) {
    expect({ status, code: (JSON.parse(text) as { code: string }).code }).toEqual({
      status: 503,
      code,
    });
    expect(headers.get('retry-after')).toBe('5');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(text).not.toMatch(/ECONN|postgres|127\.0\.0\.1/);
  }
  expect(api.logged.length).toBe(2);
  expect(api.logged.splice(0).every((line) => line.startsWith(`${code} (request `))).toBe(true);
}

it('without a database, from the start or later, answers 503 and recovers by itself', async () => {
  const { server } = use;
  const app = await createTestApp({ databaseUrl: server.url });
  const reader = app.browser();
  await reader.signUp();
  const token = await askToken(reader);
  const { id, secret } = await addService(app.database.queries, 'Notes');
  const at = { origin: app.origin, databaseUrl: server.url };
  const strictApi = await startApi({ ...at, introspect: { clientId: id, clientSecret: secret } });
  expect((await strictApi.call('/notes', token)).status).toBe(200);
  // A service that has the keys, and has not been at the database.
  const api = await startApi(at);
  expect((await api.call('/me', token)).status).toBe(200);

  for (const when of ['at the start', 'later']) {
    await server.stop();
    await expectUnavailable(api, token, 'DATABASE_UNAVAILABLE');
    await expectUnavailable(strictApi, token, 'INTROSPECTION_UNAVAILABLE');
    expect((await api.call('/me', token)).json()).toMatchObject({
      reader: { email: reader.email },
    });
    await server.restart();
    const created = await api.call('/notes', token, { method: 'POST', body: { text: when } });
    expect(created.status).toBe(201);
    expect((await strictApi.call('/notes', token)).status).toBe(200);
  }
  expect((await api.call('/notes', token)).json()).toHaveLength(2);

  await app.close();
  expect((await api.call('/notes', token)).status).toBe(200);
  await expectUnavailable(strictApi, token, 'INTROSPECTION_UNAVAILABLE');
  const cold = await startApi(at);
  await expectUnavailable(cold, token, 'KEYS_UNAVAILABLE');
  await Promise.all([api, strictApi, cold].map((each) => each.close()));
  expect(unhandled).toEqual([]);
});

it('waits for Gatehouse to create its tables', async () => {
  const empty = openDatabase(use.server.urlFor('postgres'));
  await expect(empty.query('select 1', [])).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
  await empty.end();
});
