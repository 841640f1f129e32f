import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { PASSWORD, type Browser } from '../../testing/createBrowser.js';
import { useApp } from '../../testing/useApp.js';
import { banReader, getReaderId } from '../../membership/readers.js';

const use = useApp({}, {});
const NEW_PASSWORD = 'another long password';

/** Ten sign-ins with the old password on two instances, 25 ms apart, during a change. */
async function race(reader: Browser, change: () => Promise<unknown>): Promise<number> {
  const browsers = Array.from({ length: 10 }, (_, index) => {
    const browser = use.instances[index % 2]?.browser() as Browser;
    browser.email = reader.email;
    return browser;
  });
  await Promise.all([
    ...browsers.map(async (browser, index) => {
      await wait(index * 25);
      const { status } = await browser.signIn();
      expect([200, 401]).toContain(status);
    }),
    wait(60).then(change),
  ]);
  const signedIn = await Promise.all(browsers.map((browser) => browser.isSignedIn()));
  return signedIn.filter(Boolean).length;
}

it('leaves no session from the old password after a change (SES-21)', async () => {
  for (let round = 0; round < 3; round += 1) {
    const reader = await use.signedUp();
    const alive = await race(reader, async () => {
      const answer = await reader.post('/api/auth/change-password', {
        currentPassword: PASSWORD,
        newPassword: NEW_PASSWORD,
      });
      expect(answer.status).toBe(200);
    });
    expect(alive).toBe(0);
    expect(await reader.isSignedIn()).toBe(true);
  }
});

it('leaves no session from the old password after a reset (SES-21)', async () => {
  for (let round = 0; round < 3; round += 1) {
    const reader = await use.signedUp();
    await reader.post('/api/auth/request-password-reset', { email: reader.email });
    const token = await reader.readToken('reset');
    const alive = await race(reader, async () => {
      const body = { token, newPassword: NEW_PASSWORD };
      expect((await use.app.browser().post('/api/auth/reset-password', body)).status).toBe(200);
    });
    expect(alive).toBe(0);
  }
});

it('leaves no session for a reader who is banned in the meantime (SES-21)', async () => {
  const reader = await use.signedUp();
  const id = (await getReaderId(use.app.database.queries, reader.email)) ?? '';
  expect(await race(reader, () => banReader(use.app.database.queries, id))).toBe(0);
  const sessions = await use.database.sql('select 1 from session where "userId" = $1', [id]);
  expect(sessions).toEqual([]);
});
