import { expect, it } from 'vitest';
import type { Me } from '@gatehouse/contract/me';
import { PASSWORD } from '../testing/createBrowser.js';
import { useApp } from '../testing/useApp.js';
import { signOutEveryone } from './signOutEveryone.js';

const use = useApp();
const sql = (text: string) => use.database.sql(text);

/** Tables whose rows expire or are used up, but return with a restored backup. */
const EXPIRING = ['session', 'verification', 'email_change', 'sign_up'];

it('ends sessions, keys and links that a restored backup brought back (DAT-02)', async () => {
  const reader = use.app.browser();
  await reader.signUp();
  const stranger = use.app.browser();
  await stranger.requestSignUp();
  const signUp = { token: await stranger.readToken('verification'), password: PASSWORD };
  await reader.post('/api/auth/request-password-reset', { email: reader.email });
  const reset = { token: await reader.readToken('reset'), newPassword: 'another long password' };
  const { cookie } = reader;
  const isSignedIn = async () => {
    const answer = await use.app.send({ path: '/api/me', headers: { cookie } });
    return (JSON.parse(answer.text) as Me).reader !== null;
  };
  const useLinks = async () => [
    (await use.app.browser().post('/api/auth/reset-password', reset)).status,
    (await use.app.browser().post('/api/auth/verify-email', signUp)).status,
  ];

  for (const table of EXPIRING) await sql(`create table backup_${table} as table ${table}`);
  expect(await useLinks()).toEqual([200, 200]);
  expect(await useLinks()).toEqual([400, 400]);
  expect(await isSignedIn()).toBe(false);

  // A restore loads rows before it creates triggers.
  for (const table of EXPIRING) {
    await sql(`set session_replication_role = replica; insert into ${table} table backup_${table}`);
  }
  expect(await isSignedIn(), 'the backup revives the session').toBe(true);
  // The reader's session, and the one started by confirming the sign-up.
  expect(await signOutEveryone(use.app.database.queries)).toEqual({ sessions: 2, apiKeys: 0 });
  expect(await isSignedIn()).toBe(false);
  expect(await useLinks()).toEqual([400, 400]);
  const waiting = 'select from mail where sent_at is null and given_up_at is null';
  expect(await sql(waiting)).toEqual([]);
});
