import { afterEach, expect, it } from 'vitest';
import { connectApp } from '../../testing/oauth/connectApp.js';
import { useOwnPostgres } from '../../testing/useOwnPostgres.js';

const use = useOwnPostgres();
afterEach(() => use.server.restart());

it('responds with 503 without a database, serves public pages to anyone, and recovers by itself (FLT-01)', async () => {
  const { app, server } = use;
  const browser = app.browser();
  await browser.signUp();
  const client = await connectApp(app, browser);
  const call = (headers: Record<string, string>) =>
    app.send({
      method: 'POST',
      path: '/mcp',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        ...headers,
      },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' }),
    });
  const credential = { authorization: `Bearer ${client.access_token}` };
  await server.stop();
  const answers = [
    await call(credential),
    await client.refresh(client.refresh_token),
    await client.register(),
    await browser.get(`/api/auth/oauth2/authorize?${client.request.toString()}`),
    await browser.get('/api/me/apps'),
    await browser.post('/api/auth/oauth2/consent', { request: client.request.toString() }),
  ];
  for (const { status, headers } of answers) {
    expect(status).toBe(503);
    expect(headers).toMatchObject({ 'retry-after': '5', 'cache-control': 'no-store' });
  }
  expect(JSON.parse(answers[1]?.text ?? '')).toMatchObject({ error: 'temporarily_unavailable' });
  expect((await call({})).status).toBe(200);
  expect((await app.send({ path: '/.well-known/oauth-protected-resource/mcp/me' })).status).toBe(
    200,
  );
  await server.restart();
  expect((await call(credential)).status).toBe(200);
  expect((await client.refresh(client.refresh_token)).status).toBe(200);
});
