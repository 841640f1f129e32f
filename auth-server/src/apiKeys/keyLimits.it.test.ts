import { expect, it } from 'vitest';
import { createApiKey } from '../testing/createApiKey.js';
import { useApp } from '../testing/useApp.js';
import { SECRET_TEXT } from '../testing/writeBuild.js';

const use = useApp({ auth: { apiKeyRequestsPerMinute: 2 } }, { auth: { readsPerMinute: 2 } });

const get = (path: string, headers: Record<string, string>, instance = 0) =>
  (use.instances[instance] ?? use.app).send({ path, headers });

it('limits the requests per minute of each key, and announces the limit (RL-03)', async () => {
  const reader = await use.signedUp();
  const { headers } = await createApiKey(use.database, reader);
  const first = await get('/docs/members', headers);
  expect(first.headers['ratelimit-policy']).toBe('"api-key";q=2;w=60');
  expect(first.headers.ratelimit).toMatch(/^"api-key";r=1;t=\d+$/);
  expect((await get('/api/me', headers)).headers.ratelimit).toMatch(/^"api-key";r=0;t=\d+$/);
  for (const path of ['/docs/members', '/assets/files/members.txt', '/docs/nothing', '/api/me']) {
    const over = await get(path, headers);
    expect(over.status, path).toBe(429);
    expect(JSON.parse(over.text), path).toMatchObject({ code: 'TOO_MANY_REQUESTS' });
    expect(over.headers['retry-after'], path).toMatch(/^[1-9]\d?$/);
    expect(over.headers.ratelimit, path).toMatch(/^"api-key";r=0;t=\d+$/);
  }
  const mcp = { ...headers, accept: 'application/json, text/event-stream' };
  const overMcp = await use.app.send({ method: 'POST', path: '/mcp', headers: mcp });
  expect(overMcp.status).toBe(429);
  expect(overMcp.headers['retry-after']).toMatch(/^[1-9]\d?$/);
  const other = await createApiKey(use.database, reader);
  expect((await get('/docs/members', other.headers)).status).toBe(200);
  const session = await get('/docs/members', { cookie: reader.cookie });
  expect(session.status).toBe(200);
  expect(session.headers.ratelimit).toBeUndefined();
});

it('applies one reading limit to a reader, with a cookie or any of their keys (RL-15)', async () => {
  const reader = await use.signedUp();
  const [one, other] = [
    await createApiKey(use.database, reader),
    await createApiKey(use.database, reader),
  ];
  for (const headers of [one.headers, { cookie: reader.cookie }]) {
    expect((await get('/docs/members', { ...headers }, 1)).text).toContain(SECRET_TEXT);
  }
  const over = await get('/docs/members', other.headers, 1);
  expect(over).toMatchObject({ status: 429, text: expect.not.stringContaining(SECRET_TEXT) });
  expect(over.headers['retry-after']).toMatch(/^[1-9]\d?$/);
});
