import { describe, expect, it } from 'vitest';
import type { Me } from '@gatehouse/contract/me';
import type { Browser } from '../../testing/createBrowser.js';
import { readMailPath } from '../../testing/readMailPath.js';
import type { Sent } from '../../testing/send.js';
import { useApp } from '../../testing/useApp.js';

const use = useApp();

const json = ({ text }: Sent) => JSON.parse(text) as Record<string, unknown>;
const emailOf = async (browser: Browser) =>
  (JSON.parse((await browser.get('/api/me')).text) as Me).reader?.email;
const review = (token: string) => use.app.browser().post('/api/me/email/review', { token });
const confirm = (token: string) => use.app.browser().post('/api/me/email/confirm', { token });

async function tokenTo(address: string, template: string): Promise<string> {
  const path = await readMailPath(use.app.database.pool, address, template);
  return new URLSearchParams(path.split('#')[1]).get('change') ?? '';
}
const templatesTo = async (address: string) =>
  (
    await use.database.sql<{ template: string }>(
      'select template from mail where recipient = $1 order by created_at',
      [address],
    )
  ).map(({ template }) => template);

/** A reader with a pending email change, and the tokens of both links. */
async function wishing() {
  const reader = await use.signedUp();
  const newEmail = `new-${reader.email}`;
  const answer = await reader.post('/api/me/email', { email: newEmail.toUpperCase() });
  expect(json(answer)).toEqual({ status: true });
  const forOld = await tokenTo(reader.email, 'email-change');
  const forNew = await tokenTo(newEmail, 'verification');
  return { reader, newEmail, forOld, forNew };
}

describe('a new address', () => {
  it.each(['old first', 'new first'])(
    'requires both addresses, in any order: %s, and notifies the old one (TOK-12, CRD-09)',
    async (order) => {
      const { reader, newEmail, forOld, forNew } = await wishing();
      const tokens = order === 'old first' ? [forOld, forNew] : [forNew, forOld];
      expect(json(await confirm(tokens[0] ?? ''))).toEqual({ status: 'waiting' });
      expect(json(await confirm(tokens[0] ?? ''))).toEqual({ status: 'waiting' });
      expect(await emailOf(reader)).toBe(reader.email);
      expect(json(await confirm(tokens[1] ?? ''))).toEqual({ status: 'changed' });
      expect(await emailOf(reader)).toBe(newEmail);
      expect((await templatesTo(reader.email)).at(-1)).toBe('email-changed');
      expect((await reader.signIn()).status).toBe(401);
      reader.email = newEmail;
      expect((await reader.signIn()).status).toBe(200);
    },
  );

  it.each([
    ['a new password', `update account set password = 'of another' where "userId" = $1`],
    ['a ban', `update "user" set "bannedAt" = now() where id = $1`],
  ])("can't be confirmed with links that %s ends (TOK-04)", async (_what, change) => {
    const { reader, forOld, forNew } = await wishing();
    const [{ id } = { id: '' }] = await use.database.sql<{ id: string }>(
      'select id from "user" where email = $1',
      [reader.email],
    );
    // As requested with an old session at the same moment.
    const [late = {}] = await use.database.sql<object>(
      'select * from email_change where user_id = $1',
      [id],
    );
    await use.database.sql(change, [id]);
    expect(json(await confirm(forOld))).toMatchObject({ code: 'INVALID_TOKEN' });
    await use.database.sql(
      'insert into email_change select * from jsonb_populate_record(null::email_change, $1)',
      [JSON.stringify(late)],
    );
    for (const token of [forOld, forNew]) {
      expect(json(await confirm(token))).toMatchObject({ code: 'INVALID_TOKEN' });
    }
  });

  it('has links that work once, even after changing back (TOK-12)', async () => {
    const { reader, forOld, forNew } = await wishing();
    await confirm(forOld);
    await confirm(forNew);
    await use.database.sql('update "user" set email = $1 where email = $2', [
      reader.email,
      `new-${reader.email}`,
    ]);
    for (const token of [forOld, forNew]) {
      expect(json(await confirm(token))).toMatchObject({ code: 'INVALID_TOKEN' });
    }
    expect(await emailOf(reader)).toBe(reader.email);
  });

  it('that is in use changes nothing, and only its owner is told (ENU-06)', async () => {
    const [reader, owner] = [await use.signedUp(), await use.signedUp()];
    const answer = await reader.post('/api/me/email', { email: owner.email });
    expect(json(answer)).toEqual({ status: true });
    expect((await templatesTo(owner.email)).at(-1)).toBe('address-in-use');
    expect(json(await confirm(await tokenTo(reader.email, 'email-change')))).toEqual({
      status: 'waiting',
    });
    expect(await emailOf(reader)).toBe(reader.email);
  });

  it('is shown with the old one to the holder of either link, without changing anything', async () => {
    const { reader, newEmail, forOld, forNew } = await wishing();
    for (const token of [forOld, forNew]) {
      expect(json(await review(token))).toEqual({ current: reader.email, wanted: newEmail });
    }
    expect(json(await confirm(forOld))).toEqual({ status: 'waiting' });
    expect(json(await review(forOld))).toEqual({ current: reader.email, wanted: newEmail });
    await confirm(forNew);
    for (const token of [forOld, forNew, 'a'.repeat(43)]) {
      expect(json(await review(token))).toMatchObject({ code: 'INVALID_TOKEN' });
    }
  });

  it('is shown to nobody once a new password has ended the change (TOK-04)', async () => {
    const { reader, forOld, forNew } = await wishing();
    const [late = {}] = await use.database.sql<{ user_id: string }>(
      'select * from email_change where new_email = $1',
      [`new-${reader.email}`],
    );
    await use.database.sql(
      `update account set password = 'of another' where "userId" = (select id from "user" where email = $1)`,
      [reader.email],
    );
    await use.database.sql(
      'insert into email_change select * from jsonb_populate_record(null::email_change, $1)',
      [JSON.stringify(late)],
    );
    for (const token of [forOld, forNew]) {
      expect(json(await review(token))).toMatchObject({ code: 'INVALID_TOKEN' });
    }
  });

  it('stays with another reader who gets it in the meantime', async () => {
    const { reader, newEmail, forOld, forNew } = await wishing();
    const other = use.app.browser();
    other.email = newEmail;
    await other.signUp();
    await confirm(forOld);
    expect(json(await confirm(forNew))).toMatchObject({ code: 'INVALID_TOKEN' });
    expect([await emailOf(reader), await emailOf(other)]).toEqual([reader.email, newEmail]);
  });

  it('ends password reset links sent to the old one (DAT-06)', async () => {
    const { reader, forOld, forNew } = await wishing();
    await reader.post('/api/auth/request-password-reset', { email: reader.email });
    const token = await reader.readToken('reset');
    await confirm(forOld);
    await confirm(forNew);
    const body = { token, newPassword: 'another long password' };
    expect((await reader.post('/api/auth/reset-password', body)).status).toBe(400);
  });

  it('requires a fresh session, and must differ (SES-17)', async () => {
    const reader = await use.signedUp();
    expect(json(await reader.post('/api/me/email', { email: reader.email }))).toMatchObject({
      fields: { email: 'is already your address' },
    });
    await use.database.sql(`update session set "createdAt" = now() - interval '16 minutes'`);
    expect(json(await reader.post('/api/me/email', { email: 'a@example.com' }))).toMatchObject({
      code: 'SESSION_NOT_FRESH',
    });
  });

  it('is shown while pending, to its reader only', async () => {
    const { reader, newEmail, forOld, forNew } = await wishing();
    const waiting = async (browser: Browser) => json(await browser.get('/api/me/email')).pending;
    expect(await waiting(reader)).toEqual({ email: newEmail, expiresAt: expect.any(String) });
    expect(await waiting(await use.signedUp())).toBeNull();
    expect((await use.app.browser().get('/api/me/email')).status).toBe(401);
    await confirm(forOld);
    expect(await waiting(reader)).not.toBeNull();
    await confirm(forNew);
    expect(await waiting(reader)).toBeNull();
  });

  it('can be canceled by its reader only, which ends its links', async () => {
    const { reader, forOld, forNew } = await wishing();
    const other = await use.signedUp();
    expect(json(await other.delete('/api/me/email'))).toMatchObject({ code: 'NOT_FOUND' });
    await confirm(forOld);
    expect(json(await reader.delete('/api/me/email'))).toEqual({ status: true });
    expect(json(await reader.get('/api/me/email'))).toEqual({ pending: null });
    for (const token of [forOld, forNew]) {
      expect(json(await confirm(token))).toMatchObject({ code: 'INVALID_TOKEN' });
    }
    expect(await emailOf(reader)).toBe(reader.email);
    expect((await reader.get('/api/me/activity')).text).toContain('email-change-canceled');
    expect(json(await reader.delete('/api/me/email'))).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('stays pending when another site tries to cancel it (CSRF-01)', async () => {
    const { reader, newEmail } = await wishing();
    const origins: Record<string, string>[] = [{ origin: 'https://evil.example' }, {}];
    for (const headers of origins) {
      const answer = await reader.send({ method: 'DELETE', path: '/api/me/email', headers });
      expect(json(answer)).toMatchObject({ code: 'CROSS_SITE_REQUEST' });
    }
    expect(json(await reader.get('/api/me/email'))).toMatchObject({ pending: { email: newEmail } });
  });

  it('expires after an hour (TOK-02)', async () => {
    const { reader, forOld } = await wishing();
    await use.database.sql(`update email_change set expires_at = expires_at - interval '1 hour'`);
    expect(json(await reader.get('/api/me/email'))).toEqual({ pending: null });
    expect(json(await confirm(forOld))).toMatchObject({ code: 'INVALID_TOKEN' });
  });
});
