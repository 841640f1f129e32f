import { expect, it } from 'vitest';
import type { Browser } from '../../testing/createBrowser.js';
import { useApp } from '../../testing/useApp.js';

const use = useApp();

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

const noticesTo = (reader: Browser) =>
  use.database.sql<{ data: object }>(
    `select data from mail where recipient = $1 and template = 'new-sign-in'`,
    [reader.email],
  );

it('writes to a reader who signs in with a browser that is new, once', async () => {
  const reader = await use.signedUp();
  const other = use.app.browser();
  const signIn = () =>
    other.post(
      '/api/auth/sign-in/email',
      { email: reader.email, password: 'correct horse battery staple' },
      { 'user-agent': FIREFOX },
    );
  expect((await signIn()).status).toBe(200);
  expect((await signIn()).status).toBe(200);
  expect(await noticesTo(reader)).toEqual([
    {
      data: {
        name: 'Ada',
        device: 'Firefox on Linux',
        ipAddress: other.address,
        path: '/profile#sessions',
        at: expect.any(String),
      },
    },
  ]);
});

it('does not write about the first browser, nor about one that was seen before', async () => {
  const reader = await use.signedUp();
  await reader.post('/api/auth/sign-out');
  await reader.signIn();
  expect(await noticesTo(reader)).toEqual([]);
});

it('knows a browser for the readers only who signed in with it', async () => {
  const [first, second] = [await use.signedUp(), await use.signedUp()];
  const shared = use.app.browser();
  for (const { email } of [first, second]) {
    shared.email = email;
    await shared.signIn();
  }
  expect(await noticesTo(second)).toHaveLength(1);
});
