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

it('emails a reader once about a sign-in from a new browser', async () => {
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

it('sends no email about the first browser or a known one', async () => {
  const reader = await use.signedUp();
  await reader.post('/api/auth/sign-out');
  await reader.signIn();
  expect(await noticesTo(reader)).toEqual([]);
});

it('treats a browser as known only for readers who signed in with it', async () => {
  const [first, second] = [await use.signedUp(), await use.signedUp()];
  const shared = use.app.browser();
  for (const { email } of [first, second]) {
    shared.email = email;
    await shared.signIn();
  }
  expect(await noticesTo(second)).toHaveLength(1);
});
