import { describe, expect, it } from 'vitest';
import { grantPlan, revokePlan } from '../membership/entitlements.js';
import { getReaderId } from '../membership/readers.js';
import type { Browser } from '../testing/createBrowser.js';
import { useApp } from '../testing/useApp.js';
import { deleteExpired } from './housekeeping.js';
import { createSessionCookie } from './sessionCookie.js';
import { createSessionReader } from './sessionReader.js';

const use = useApp();

const NAME = 'gatehouse.session_token';

/** The email of the session's reader according to Better Auth, and to the server's own reader. */
async function bothRead(cookie: string): Promise<[string | null, string | null]> {
  const theirs = await use.app.auth.getSession(new Headers({ cookie }));
  const ours = await createSessionReader({
    cookie: createSessionCookie(use.app.settings),
    pool: use.app.database.pool,
    idleDays: 30,
  }).get(cookie);
  return [theirs?.user.email ?? null, ours?.user.email ?? null];
}

const valueOf = (cookie: string) => decodeURIComponent(cookie.slice(NAME.length + 1));
const cookieOf = (value: string) => `${NAME}=${encodeURIComponent(value)}`;

/** The value with a different character at this index. */
function tamperedAt(value: string, index: number): string {
  const at = index < 0 ? value.length + index : index;
  return value.slice(0, at) + (value[at] === 'A' ? 'B' : 'A') + value.slice(at + 1);
}

describe('reads sessions like Better Auth', () => {
  it('when they are valid', async () => {
    const reader = await use.signedUp();
    expect(await bothRead(reader.cookie)).toEqual([reader.email, reader.email]);
    expect(await bothRead(`a=b; ${reader.cookie}; c=d`)).toEqual([reader.email, reader.email]);
  });

  it('when they are expired', async () => {
    const reader = await use.signedUp();
    await use.database.sql(
      `update session set "expiresAt" = now() - interval '1 second' from "user" u
        where u.id = "userId" and u.email = $1`,
      [reader.email],
    );
    expect(await bothRead(reader.cookie)).toEqual([null, null]);
  });

  it('when they are revoked', async () => {
    const reader = await use.signedUp();
    const { cookie } = reader;
    await reader.post('/api/auth/sign-out');
    expect(await bothRead(cookie)).toEqual([null, null]);
  });

  it.each([
    ['a letter of the token', (value: string) => tamperedAt(value, 3)],
    ['the first letter of the signature', (value: string) => tamperedAt(value, 33)],
    ['a letter of the signature', (value: string) => tamperedAt(value, -10)],
    ['the dot', (value: string) => value.replace('.', ',')],
    ['its end', (value: string) => `${value}=`],
    ['its case', (value: string) => value.toLowerCase()],
  ])('when %s was changed (SES-16)', async (_what, change) => {
    const reader = await use.signedUp();
    const changed = change(valueOf(reader.cookie));
    expect(changed).not.toBe(valueOf(reader.cookie));
    expect(await bothRead(cookieOf(changed))).toEqual([null, null]);
  });

  it.each([0, 1, 20, 32, 33, 50, 76])(
    'when their cookie is truncated to %i characters (SES-16)',
    async (length) => {
      const reader = await use.signedUp();
      expect(await bothRead(cookieOf(valueOf(reader.cookie).slice(0, length)))).toEqual([
        null,
        null,
      ]);
    },
  );

  it('when their cookie is signed with another secret, or is for https', async () => {
    const reader = await use.signedUp();
    const [token] = valueOf(reader.cookie).split('.');
    expect(await bothRead(cookieOf(`${token}.${'A'.repeat(43)}=`))).toEqual([null, null]);
    expect(await bothRead(`__Host-${reader.cookie}`)).toEqual([null, null]);
    expect(await bothRead('')).toEqual([null, null]);
  });
});

describe('is stricter than Better Auth', () => {
  it('with two session cookies, one of which was planted (SES-16)', async () => {
    const [victim, attacker] = [await use.signedUp(), await use.signedUp()];
    const twice = `${attacker.cookie}; ${victim.cookie}`;
    expect(await bothRead(twice)).toEqual([attacker.email, null]);
    victim.cookie = twice;
    expect((await victim.get('/api/me')).text).toContain('"reader":null');
  });

  it('with a banned reader, even if the session still existed', async () => {
    const reader = await use.signedUp();
    await use.database.sql('alter table "user" disable trigger end_with_reader');
    await use.database.sql(`update "user" set "bannedAt" = now() where email = $1`, [reader.email]);
    await use.database.sql('alter table "user" enable trigger end_with_reader');
    expect(await bothRead(reader.cookie)).toEqual([reader.email, null]);
  });
});

it('reads tokens only from the cookie, never from the URL or another header (SES-16)', async () => {
  const reader = await use.signedUp();
  const value = valueOf(reader.cookie);
  const answer = await use.app.send({
    path: `/api/me?session_token=${encodeURIComponent(value)}&token=${encodeURIComponent(value)}`,
    headers: { 'x-session-token': value },
  });
  expect(JSON.parse(answer.text)).toEqual({ reader: null, plans: [], profile: null });
  const headers = { authorization: `Bearer ${value}` };
  expect((await use.app.send({ path: '/api/me', headers })).status).toBe(401);
});

describe('plans', () => {
  const plansOf = async (reader: Browser) =>
    (JSON.parse((await reader.get('/api/me')).text) as { plans: string[] }).plans;

  async function grantedTo(reader: Browser) {
    const { queries } = use.app.database;
    const userId = (await getReaderId(queries, reader.email)) ?? '';
    return {
      grant: (plan: string, until: Date | null = null) =>
        grantPlan(queries, { userId, plan, source: 'administrator', until }),
      revoke: (plan: string) => revokePlan(queries, userId, plan),
      userId,
    };
  }

  it('are the active ones, each once, in order', async () => {
    const reader = await use.signedUp();
    const { grant, userId } = await grantedTo(reader);
    await grant('team');
    await grant('premium');
    await grantPlan(use.app.database.queries, {
      userId,
      plan: 'premium',
      source: 'demo',
      until: null,
    });
    expect(await plansOf(reader)).toEqual(['premium', 'team']);
  });

  it('from every source end with the next request after they are revoked', async () => {
    const reader = await use.signedUp();
    const { grant, revoke, userId } = await grantedTo(reader);
    await grant('premium');
    await grantPlan(use.app.database.queries, {
      userId,
      plan: 'premium',
      source: 'demo',
      until: null,
    });
    expect(await revoke('premium')).toBe(2);
    expect(await plansOf(reader)).toEqual([]);
    expect(await revoke('premium')).toBe(0);
    await grant('premium');
    expect(await plansOf(reader)).toEqual(['premium']);
  });

  it('start and end on time by the database’s clock (GAT-14)', async () => {
    const reader = await use.signedUp();
    const { userId } = await grantedTo(reader);
    const insert = (plan: string, start: string, end: string) =>
      use.database.sql(
        `insert into entitlement (user_id, plan, source, starts_at, ends_at)
         values ($1, $2, 'administrator', now() + $3::interval, now() + $4::interval)`,
        [userId, plan, start, end],
      );
    await insert('over', '-2 days', '-1 second');
    await insert('now', '-2 days', '1 hour');
    await insert('later', '1 hour', '2 hours');
    expect(await plansOf(reader)).toEqual(['now']);
  });

  it('are updated, not duplicated, when granted again, even twice at the same time', async () => {
    const reader = await use.signedUp();
    const { grant, userId } = await grantedTo(reader);
    await Promise.all([grant('premium'), grant('premium', new Date('2099-01-01'))]);
    await grant('premium', new Date('2098-01-01'));
    const rows = await use.database.sql<{ ends_at: Date }>(
      'select ends_at from entitlement where user_id = $1',
      [userId],
    );
    expect(rows).toEqual([{ ends_at: new Date('2098-01-01') }]);
  });
});

it('only expired sessions are deleted', async () => {
  const [expired, active] = [await use.signedUp(), await use.signedUp()];
  await use.database.sql(
    `update session set "expiresAt" = now() - interval '1 second' from "user" u
      where u.id = "userId" and u.email = $1`,
    [expired.email],
  );
  expect((await deleteExpired(use.app.database.queries, 180)).session).toBeGreaterThan(0);
  expect(
    await use.database.sql(
      `select 1 from session join "user" u on u.id = "userId" where u.email = $1`,
      [expired.email],
    ),
  ).toEqual([]);
  expect(await bothRead(active.cookie)).toEqual([active.email, active.email]);
});

it('does not query the database without a validly signed cookie', async () => {
  const unreachable = createSessionReader({
    cookie: createSessionCookie(use.app.settings),
    idleDays: 30,
    pool: {
      query: () => {
        throw new Error('asked');
      },
    } as never,
  });
  for (const cookie of [undefined, '', 'a=b', cookieOf('forged.signature')]) {
    expect(await unreachable.get(cookie)).toBeNull();
  }
});
