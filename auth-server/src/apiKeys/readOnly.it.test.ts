import type { ErrorBody } from '@gatehouse/contract/errorCodes';
import { expect, it } from 'vitest';
import { createApiKey } from '../testing/createApiKey.js';
import { PASSWORD } from '../testing/createBrowser.js';
import { createTestApp } from '../testing/createTestApp.js';
import { findRoutes } from '../testing/fuzz/findRoutes.js';
import { useApp } from '../testing/useApp.js';

const use = useApp();

/** Routes that need no session: the response is public, or the secret is in the body. */
const WITHOUT_SESSION = /methods$|jwks$|callback|oauth2\/|confirm$|review(?:\/remove)?$/;

it('no account route accepts a key, except the one that identifies the reader', async () => {
  const make = () => createTestApp({ databaseUrl: use.database.url });
  const { made, routes } = await findRoutes(make);
  const reader = await use.signedUp();
  const { headers } = await createApiKey(use.database, reader);
  const closed = routes.filter(
    ({ method, path }) =>
      /^\/api\/(?:me|auth)(?:\/|$)/.test(path) &&
      !WITHOUT_SESSION.test(path) &&
      `${method} ${path}` !== 'GET /api/me',
  );
  expect(closed.length).toBeGreaterThan(15);
  try {
    for (const { method, path } of closed) {
      const { status, text } = await made.send({
        method,
        path: path.replace(':id', 'x'),
        headers: { ...headers, origin: made.origin, 'content-type': 'application/json' },
        ...(method === 'GET' ? {} : { body: '{}' }),
      });
      const { code } = JSON.parse(text) as ErrorBody;
      const refusal = { status: 401, code: 'SIGN_IN_REQUIRED' };
      expect({ status, code }, `${method} ${path}`).toEqual(refusal);
    }
  } finally {
    await made.close();
  }
  expect(await reader.isSignedIn()).toBe(true);
});

it("none of Better Auth's routes accepts a key, and its routes for keys are disabled", async () => {
  const { headers, key } = await createApiKey(use.database, await use.signedUp());
  const sent = { ...headers, 'x-api-key': key, origin: use.app.origin };
  const post = (path: string, body: object = {}) =>
    use.app.send({
      method: 'POST',
      path: `/api/auth${path}`,
      headers: { ...sent, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const passwords = { currentPassword: PASSWORD, newPassword: 'another long password' };
  expect((await post('/change-password', passwords)).status).toBe(401);
  expect((await post('/passkey/delete-passkey', { id: 'x' })).status).toBe(401);
  expect((await post('/two-factor/enable')).status).toBe(401);
  const own = [
    'create',
    'verify',
    'update',
    'delete',
    'get',
    'list',
    'delete-all-expired-api-keys',
  ];
  for (const name of own) expect((await post(`/api-key/${name}`)).status, name).toBe(404);
  expect(await use.app.auth.getSession(new Headers(sent))).toBeNull();
  const session = await use.app.send({ path: '/api/auth/get-session', headers: sent });
  expect(session).toMatchObject({ status: 200, text: 'null' });
});
