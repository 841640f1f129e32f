import { describe, expect, it } from 'vitest';
import { PASSWORD } from '../../testing/createBrowser.js';
import { createSecondFactor, type Enabled } from '../../testing/createSecondFactor.js';
import type { Sent } from '../../testing/send.js';
import { useApp } from '../../testing/useApp.js';

const use = useApp({}, {});

const { protectedReader, nextCode, verify } = createSecondFactor(use);
const json = <T>({ text }: Sent) => JSON.parse(text) as T;
describe('a second factor', () => {
  it('is required after the password, and signs in', async () => {
    const { reader, totpURI } = await protectedReader();
    const first = await reader.signIn();
    expect(json(first)).toEqual({ twoFactorRedirect: true, twoFactorMethods: ['totp'] });
    expect(await reader.isSignedIn()).toBe(false);
    const wrong = await verify(reader, '000000');
    expect(wrong.status).toBe(401);
    expect(await reader.isSignedIn()).toBe(false);
    expect((await verify(reader, await nextCode(totpURI))).status).toBe(200);
    expect(await reader.isSignedIn()).toBe(true);
  });

  it('is required after a sign-in link, too', async () => {
    const { reader, totpURI } = await protectedReader();
    await reader.post('/api/auth/sign-in/magic-link', { email: reader.email });
    const token = await reader.readToken('magic-link');
    const answer = await reader.post('/api/auth/magic-link/verify', { token });
    expect(json(answer)).toMatchObject({ twoFactorRedirect: true });
    expect(await reader.isSignedIn()).toBe(false);
    expect((await verify(reader, await nextCode(totpURI))).status).toBe(200);
    expect(await reader.isSignedIn()).toBe(true);
  });

  it('is not on until a code has shown that the app works', async () => {
    const reader = use.app.browser();
    await reader.signUp();
    await reader.post('/api/auth/two-factor/enable', { password: PASSWORD });
    expect(json(await reader.signIn())).not.toHaveProperty('twoFactorRedirect');
    expect(await reader.isSignedIn()).toBe(true);
  });

  it('can be any of ten backup codes, each once', async () => {
    const { reader, backupCodes } = await protectedReader();
    expect(new Set(backupCodes).size).toBe(10);
    const useCode = async () => {
      await reader.signIn();
      const [code] = backupCodes;
      return (await reader.post('/api/auth/two-factor/verify-backup-code', { code })).status;
    };
    expect(await useCode()).toBe(200);
    expect(await reader.isSignedIn()).toBe(true);
    await reader.post('/api/auth/sign-out');
    expect(await useCode()).toBe(401);
    expect(await reader.isSignedIn()).toBe(false);
  });

  it('is not required in a trusted browser until the password changes', async () => {
    const { reader, totpURI } = await protectedReader();
    await reader.signIn();
    await verify(reader, await nextCode(totpURI), { trustDevice: true });
    await reader.post('/api/auth/sign-out');
    await reader.signIn();
    expect(await reader.isSignedIn()).toBe(true);

    await reader.post('/api/auth/request-password-reset', { email: reader.email });
    const token = await reader.readToken('reset');
    const newPassword = 'another long password';
    await reader.post('/api/auth/reset-password', { token, newPassword });
    expect(json(await reader.signIn(newPassword))).toMatchObject({ twoFactorRedirect: true });
  });

  it('is turned off with the password after a recent sign-in (SES-17)', async () => {
    const { reader, totpURI } = await protectedReader();
    await reader.signIn();
    await verify(reader, await nextCode(totpURI));
    const disable = (password?: string) =>
      reader.post('/api/auth/two-factor/disable', { password });
    expect((await disable('a wrong password')).status).toBe(400);
    expect((await disable()).status).toBe(400);
    await use.database.sql(
      `update session set "createdAt" = now() - interval '16 minutes' from "user" u
        where u.id = "userId" and u.email = $1`,
      [reader.email],
    );
    expect(json(await disable(PASSWORD))).toMatchObject({ code: 'SESSION_NOT_FRESH' });
    await reader.post('/api/auth/sign-out');
    await reader.signIn();
    await verify(reader, await nextCode(totpURI));
    expect((await disable(PASSWORD)).status).toBe(200);
    await reader.post('/api/auth/sign-out');
    await reader.signIn();
    expect(await reader.isSignedIn()).toBe(true);
  });

  it('sends an email when turned on, when its codes are renewed, and when turned off', async () => {
    const { reader, totpURI } = await protectedReader();
    await reader.signIn();
    await verify(reader, await nextCode(totpURI));
    const password = PASSWORD;
    await reader.post('/api/auth/two-factor/generate-backup-codes', { password });
    await reader.post('/api/auth/two-factor/generate-backup-codes', { password: 'a wrong one' });
    await reader.post('/api/auth/two-factor/disable', { password });
    const mails = await use.database.sql<{ data: object }>(
      `select data from mail where recipient = $1 and template = 'security-changed'
        order by created_at`,
      [reader.email],
    );
    const about = { name: 'Ada', what: null, path: '/profile#two-factor' };
    expect(mails).toMatchObject(
      ['second-factor-on', 'backup-codes-made', 'second-factor-off'].map((change) => ({
        data: { ...about, change },
      })),
    );
  });

  it('leaves no session behind when required in a signed-in browser (SES-02)', async () => {
    const { reader, totpURI } = await protectedReader();
    await reader.signIn();
    await verify(reader, await nextCode(totpURI));
    const presented = reader.cookie;
    expect(json(await reader.signIn())).toMatchObject({ twoFactorRedirect: true });
    expect(reader.cookie).toBe('');
    reader.cookie = presented;
    expect(await reader.isSignedIn()).toBe(false);
  });

  it('is required again in trusted browsers after being turned off and on', async () => {
    const { reader, totpURI } = await protectedReader();
    const trusted = use.app.browser();
    trusted.email = reader.email;
    await trusted.signIn();
    await verify(trusted, await nextCode(totpURI), { trustDevice: true });
    await trusted.post('/api/auth/sign-out');

    await reader.signIn();
    await verify(reader, await nextCode(totpURI));
    await reader.post('/api/auth/two-factor/disable', { password: PASSWORD });
    const again = json<Enabled>(
      await reader.post('/api/auth/two-factor/enable', { password: PASSWORD }),
    );
    expect((await verify(reader, await nextCode(again.totpURI))).status).toBe(200);
    expect(json(await trusted.signIn())).toMatchObject({ twoFactorRedirect: true });
  });

  it('is stored encrypted', async () => {
    const { totpURI, backupCodes } = await protectedReader();
    const rows = JSON.stringify(await use.database.sql('select * from "twoFactor"'));
    expect(rows).not.toContain(new URL(totpURI).searchParams.get('secret'));
    expect(rows).not.toContain(backupCodes[0]);
  });

  it.each([{ code: '12345' }, { code: 'abcdef' }, { code: 123456 }, { code: '1'.repeat(9999) }])(
    'refuses %j as a code (INP-09)',
    async (body) => {
      const answer = await use.app.browser().post('/api/auth/two-factor/verify-totp', body);
      expect(json(answer)).toMatchObject({ code: 'INVALID_INPUT' });
    },
  );
});
