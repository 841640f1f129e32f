import { describe, expect, it } from 'vitest';
import { PASSWORD, type Browser } from '../testing/createBrowser.js';
import { useApp } from '../testing/useApp.js';

const use = useApp();

/** Rounded to days from now. */
async function lengthOf({ email }: Browser) {
  const [row] = await use.database.sql<{ left: number; most: number | null }>(
    `select round(extract(epoch from s."expiresAt" - now()) / 86400)::int as left,
            round(extract(epoch from s."endsAt" - now()) / 86400)::int as most
       from session s join "user" u on u.id = s."userId" where u.email = $1`,
    [email],
  );
  return row;
}

/** A session that was last used some days ago. */
async function usedBefore(days: number, { ends }: { ends: number | null }): Promise<Browser> {
  const reader = await use.signedUp();
  await use.database.sql(
    `update session set "updatedAt" = now() - $2 * interval '1 day',
            "expiresAt" = now() + (30 - $2) * interval '1 day',
            "endsAt" = now() + $3::int * interval '1 day'
       from "user" u where u.id = "userId" and u.email = $1`,
    [reader.email, days, ends],
  );
  return reader;
}

const isSignedIn = async (reader: Browser) =>
  !(await reader.get('/api/me')).text.includes('"reader":null');

describe('a session', () => {
  it('ends after 30 days of inactivity, and after 90 in any case (SES-12)', async () => {
    expect(await lengthOf(await use.signedUp())).toEqual({ left: 30, most: 90 });
  });

  it('is extended to 30 days by a visit, without a new cookie (SES-12)', async () => {
    const reader = await usedBefore(20, { ends: 60 });
    const answer = await reader.get('/api/me');
    expect(answer.headers['set-cookie']).toBeUndefined();
    await expect.poll(() => lengthOf(reader)).toEqual({ left: 30, most: 60 });
  });

  it('is never extended beyond its absolute end (SES-12)', async () => {
    const reader = await usedBefore(28, { ends: 5 });
    expect(await isSignedIn(reader)).toBe(true);
    await expect.poll(() => lengthOf(reader)).toEqual({ left: 5, most: 5 });
  });

  it('is not extended without “Keep me signed in”', async () => {
    const reader = await use.signedUp();
    await reader.post('/api/auth/sign-in/email', {
      email: reader.email,
      password: PASSWORD,
      rememberMe: false,
    });
    expect(await lengthOf(reader)).toEqual({ left: 1, most: 1 });
    await use.database.sql(
      `update session set "updatedAt" = now() - interval '1 hour'
         from "user" u where u.id = "userId" and u.email = $1`,
      [reader.email],
    );
    await reader.get('/api/me');
    const isSeen = () =>
      use.database.sql(
        `select 1 from session s join "user" u on u.id = "userId"
          where u.email = $1 and s."updatedAt" > now() - interval '5 minutes'`,
        [reader.email],
      );
    await expect.poll(isSeen).toHaveLength(1);
    expect(await lengthOf(reader)).toEqual({ left: 1, most: 1 });
  });

  it('from before absolute ends existed keeps its end', async () => {
    const reader = await usedBefore(10, { ends: null });
    expect(await isSignedIn(reader)).toBe(true);
    expect(await lengthOf(reader)).toEqual({ left: 20, most: null });
  });

  it('that has expired from inactivity is not revived by a visit (SES-12)', async () => {
    const reader = await usedBefore(30, { ends: 60 });
    expect(await isSignedIn(reader)).toBe(false);
    expect((await reader.get('/api/auth/get-session')).text).toBe('null');
    expect(await isSignedIn(reader)).toBe(false);
  });

  it('keeps both ends when a password change renews its token (SES-04)', async () => {
    const reader = await usedBefore(0, { ends: 40 });
    const answer = await reader.post('/api/auth/change-password', {
      currentPassword: PASSWORD,
      newPassword: 'a new password of Ada',
    });
    expect(answer.status).toBe(200);
    expect(await lengthOf(reader)).toEqual({ left: 30, most: 40 });
  });
});
