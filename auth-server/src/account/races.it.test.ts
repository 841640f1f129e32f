import { expect, it } from 'vitest';
import { PASSWORD, type Browser } from '../testing/createBrowser.js';
import { holdReader } from '../testing/holdReader.js';
import type { Sent } from '../testing/send.js';
import { useApp } from '../testing/useApp.js';

const use = useApp();
const json = <T = Record<string, unknown>>({ text }: Sent) => JSON.parse(text) as T;

/**
 * Requests another address, confirms with the old one, and returns the token of the new one's link.
 */
async function requestEmailChange(reader: Browser, newEmail: string): Promise<string> {
  expect((await reader.post('/api/me/email', { email: newEmail })).status).toBe(200);
  const { rows } = await use.app.database.pool.query<{ path: string }>(
    `select data->>'path' as path from mail where template in ('email-change', 'verification')
        and recipient in ($1, $2) and data->>'path' like '%#change=%'
      order by created_at desc, template limit 2`,
    [reader.email, newEmail],
  );
  const [old = '', forNew = ''] = rows.map(({ path }) => path.split('=')[1] ?? '');
  const consent = await reader.post('/api/me/email/confirm', { token: old });
  expect(json(consent)).toEqual({ status: 'waiting' });
  return forNew;
}

it('of readers who confirm the same new address at the same time, one gets it (OAU-01)', async () => {
  for (const round of [1, 2, 3]) {
    const newEmail = `wanted-${round}@example.com`;
    const readers = [await use.signedUp(), await use.signedUp(), await use.signedUp()];
    const tokens: string[] = [];
    for (const reader of readers) tokens.push(await requestEmailChange(reader, newEmail));
    const answers = await Promise.all(
      tokens.map((token) => use.app.browser().post('/api/me/email/confirm', { token })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400]);
    for (const answer of answers) {
      expect(json(answer)).toMatchObject(
        answer.status === 200 ? { status: 'changed' } : { code: 'INVALID_TOKEN' },
      );
    }
    const rows = await use.database.sql('select 1 from "user" where email = $1', [newEmail]);
    expect(rows).toHaveLength(1);
  }
});

type Act = (reader: Browser) => Promise<Sent>;
const WHILE_DELETED: Record<string, Act> = {
  'sign-in': (reader) => reader.signIn(),
  'magic link': async (reader) => {
    const token = await reader.readToken('magic-link');
    return reader.post('/api/auth/magic-link/verify', { token });
  },
  profile: (reader) => reader.patch('/api/me/profile', { colorMode: 'dark', name: 'Eve' }),
  picture: (reader) =>
    reader.send({
      method: 'PUT',
      path: '/api/me/avatar',
      body: PICTURE,
      headers: { origin: use.app.origin, 'content-type': 'image/gif' },
    }),
  'new address': (reader) => reader.post('/api/me/email', { email: `new-${reader.email}` }),
  'second factor': (reader) => reader.post('/api/auth/two-factor/enable', { password: PASSWORD }),
  password: (reader) =>
    reader.post('/api/auth/change-password', {
      currentPassword: PASSWORD,
      newPassword: 'another long password',
    }),
  'new password': async (reader) => {
    const token = await reader.readToken('reset');
    const newPassword = 'another long password';
    return reader.post('/api/auth/reset-password', { token, newPassword });
  },
  'API key': (reader) => reader.post('/api/me/api-keys', { name: 'x', days: 1 }),
  export: (reader) => reader.get('/api/me/export'),
  'sign-out': (reader) => reader.post('/api/auth/sign-out'),
};
const PICTURE = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

it.each(Object.entries(WHILE_DELETED))(
  '%s during the deletion of the account is refused without an error (DAT-04)',
  async (_what, act) => {
    const reader = await use.signedUp();
    const { email } = reader;
    await reader.post('/api/auth/sign-in/magic-link', { email });
    await reader.post('/api/auth/request-password-reset', { email });
    const hold = await holdReader(use.database, email);
    await hold.sql('delete from "user" where email = $1', [email]);
    // It sees the account, and waits for the row that is being deleted.
    const { answer } = await hold.begin(() => act(reader));
    await hold.release();
    const { status, text } = await answer;
    expect(status, text).toBeLessThan(500);
    expect((await reader.get('/api/me')).text).toContain('"reader":null');
    expect(use.app.logged.filter((line) => line.includes('"level":"error"'))).toEqual([]);
  },
);
