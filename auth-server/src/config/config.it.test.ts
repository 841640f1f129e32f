import { expect, it } from 'vitest';
import { useApp } from '../testing/useApp.js';

const use = useApp({ config: { name: 'Acme Docs', sessions: { days: 3 } } });

it('sessions end after the number of days that the site has set', async () => {
  await use.signedUp();
  expect(
    await use.database.sql(
      `select extract(epoch from "expiresAt" - "createdAt")::int as seconds from session`,
    ),
  ).toEqual([{ seconds: 3 * 24 * 60 * 60 }]);
});

it('a passkey is requested under the site’s name', async () => {
  const reader = await use.signedUp();
  const { text } = await reader.get('/api/auth/passkey/generate-register-options');
  expect(JSON.parse(text)).toMatchObject({ rp: { name: 'Acme Docs' } });
});
