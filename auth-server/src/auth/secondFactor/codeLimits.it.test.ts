import { describe, expect, it } from 'vitest';
import { PASSWORD, type Browser } from '../../testing/createBrowser.js';
import { codeOf, createSecondFactor, type Enabled } from '../../testing/createSecondFactor.js';
import type { Sent } from '../../testing/send.js';
import { useApp } from '../../testing/useApp.js';

const use = useApp();

const { protectedReader, nextCode, verify } = createSecondFactor(use);
const json = <T>({ text }: Sent) => JSON.parse(text) as T;
/** A browser elsewhere, with its own address, that has passed the password step. */
async function begun(reader: Browser): Promise<Browser> {
  const browser = use.app.browser();
  browser.email = reader.email;
  expect((await browser.signIn()).status).toBe(200);
  return browser;
}

describe('a second factor', () => {
  it("can't be guessed: ten wrong codes lock it, except where the owner has signed in before (RL-12)", async () => {
    const { reader, totpURI } = await protectedReader();
    for (let guess = 0; guess < 10; guess += 1) {
      const attacker = await begun(reader);
      expect((await verify(attacker, '000000')).status).toBe(401);
    }
    const answer = await verify(await begun(reader), await nextCode(totpURI));
    expect(answer.status).toBe(429);
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    await reader.signIn();
    expect((await verify(reader, await nextCode(totpURI))).status).toBe(200);
  });

  it.each([
    ['verify-totp', '000000'],
    ['verify-backup-code', 'aaaaa-bbbbb'],
  ])(
    'is checked ten times, however many sign-ins are pending at once, with %s (TOK-11)',
    async (route, code) => {
      const { reader } = await protectedReader();
      const waiting = await Promise.all(Array.from({ length: 12 }, () => begun(reader)));
      const guesses = [...waiting, ...waiting, ...waiting].map((browser) =>
        browser.post(`/api/auth/two-factor/${route}`, { code }),
      );
      const statuses = (await Promise.all(guesses)).map(({ status }) => status);
      expect(statuses.filter((status) => status === 401)).toHaveLength(10);
      expect(statuses.filter((status) => status === 429)).toHaveLength(26);
    },
  );

  it('still works for the owner when a stranger has the password and one address', async () => {
    const { reader, totpURI } = await protectedReader();
    const stranger = use.app.browser();
    stranger.email = reader.email;
    const statuses: number[] = [];
    for (let guess = 0; guess < 10; guess += 1) {
      await use.database.sql('delete from "rateLimit"');
      if (guess % 4 === 0) await stranger.signIn();
      statuses.push((await verify(stranger, '000000')).status);
    }
    expect(statuses.filter((status) => status === 401)).toHaveLength(8);
    const elsewhere = await begun(reader);
    expect((await verify(elsewhere, await nextCode(totpURI))).status).toBe(200);
  });

  it('accepts a code once, even in parallel (TOK-11)', async () => {
    const { reader, totpURI } = await protectedReader();
    const waiting = await Promise.all(Array.from({ length: 8 }, () => begun(reader)));
    const code = await nextCode(totpURI);
    const answers = await Promise.all(waiting.map((browser) => verify(browser, code)));
    expect(answers.map(({ status }) => status).sort()).toEqual([
      200,
      ...Array<number>(7).fill(401),
    ]);
    const again = await verify(await begun(reader), code);
    expect([again.status, json(again)]).toMatchObject([401, { code: 'CODE_ALREADY_USED' }]);
  });

  it('refuses an older code once a newer one was used', async () => {
    const { reader, totpURI } = await protectedReader();
    await use.database.sql('update "twoFactor" set last_totp_step = $1', [
      Math.floor(Date.now() / 30_000) + 1,
    ]);
    expect((await verify(await begun(reader), codeOf(totpURI))).status).toBe(401);
  });

  it('has one secret, even when set up twice in parallel', async () => {
    const reader = use.app.browser();
    await reader.signUp();
    const password = PASSWORD;
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => reader.post('/api/auth/two-factor/enable', { password })),
    );
    expect(answers.map(({ status }) => status)).toContain(200);
    const rows = await use.database.sql(
      `select 1 from "twoFactor" t join "user" u on u.id = t."userId" where u.email = $1`,
      [reader.email],
    );
    expect(rows).toHaveLength(1);
  });

  it("can't be turned on and passed with the same code", async () => {
    const reader = use.app.browser();
    await reader.signUp();
    const { totpURI } = json<Enabled>(
      await reader.post('/api/auth/two-factor/enable', { password: PASSWORD }),
    );
    const code = await nextCode(totpURI);
    expect((await verify(reader, code)).status).toBe(200);
    expect((await verify(await begun(reader), code)).status).toBe(401);
  });

  it('accepts a backup code once, even in parallel (TOK-11)', async () => {
    const { reader, backupCodes } = await protectedReader();
    const waiting = await Promise.all(Array.from({ length: 8 }, () => begun(reader)));
    const [code] = backupCodes;
    const answers = await Promise.all(
      waiting.map((browser) => browser.post('/api/auth/two-factor/verify-backup-code', { code })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const signedIn = await Promise.all(waiting.map((browser) => browser.isSignedIn()));
    expect(signedIn.filter(Boolean)).toHaveLength(1);
  });
});
