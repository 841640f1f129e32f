import { expect, it } from 'vitest';
import type { Sent } from '../testing/send.js';
import { useApp } from '../testing/useApp.js';

const use = useApp();
const PATH = '/api/auth/get-session';
const json = ({ text }: Sent) => JSON.parse(text) as Record<string, object> | null;

it('returns user and session, with no token, and is never cached (COO-03)', async () => {
  const reader = use.app.browser();
  await reader.signUp();
  const answer = await reader.get(PATH);
  const { user = {}, session = {}, ...rest } = json(answer) ?? {};
  expect(rest).toEqual({});
  expect(Object.keys(user).sort()).toEqual([
    'createdAt',
    'email',
    'emailVerified',
    'id',
    'image',
    'name',
    'role',
    'twoFactorEnabled',
    'updatedAt',
  ]);
  expect(Object.keys(session).sort()).toEqual([
    'createdAt',
    'expiresAt',
    'id',
    'ipAddress',
    'updatedAt',
    'userAgent',
    'userId',
  ]);
  expect(answer.headers['cache-control']).toBe('no-store');
  expect(answer.headers.etag).toBeUndefined();
});

it('returns null with status 200 for everyone else', async () => {
  const reader = use.app.browser();
  await reader.signUp();
  const { cookie } = reader;
  await reader.post('/api/auth/sign-out');
  for (const headers of [
    {} as Record<string, string>,
    { cookie },
    { cookie: 'gatehouse.session_token=forged' },
  ]) {
    const answer = await use.app.send({ path: PATH, headers });
    expect(answer).toMatchObject({ status: 200, text: 'null' });
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers['set-cookie']).toBeUndefined();
  }
});
