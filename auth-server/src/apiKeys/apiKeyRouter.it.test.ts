import { type ApiKey, MAX_API_KEYS, type NewApiKey } from '@gatehouse/contract/account';
import type { Activity } from '@gatehouse/contract/activity';
import { MAX_API_KEY_DAYS } from '@gatehouse/contract/apiKey';
import { describe, expect, it } from 'vitest';
import { createPool } from '../db/pool.js';
import { createLog } from '../log.js';
import { getReaderId } from '../membership/readers.js';
import { deleteExpired } from '../session/housekeeping.js';
import { createApiKey } from '../testing/createApiKey.js';
import type { Browser } from '../testing/createBrowser.js';
import type { Sent } from '../testing/send.js';
import { useApp } from '../testing/useApp.js';
import { SECRET_TEXT } from '../testing/writeBuild.js';

const use = useApp({}, {});

const PATH = '/api/me/api-keys';
/** For what happens soon. */
const PATIENCE = { timeout: 10_000, interval: 10 };
const wanted = { name: 'Laptop', days: 30 };

const json = <T = Record<string, unknown>>({ text }: Sent) => JSON.parse(text) as T;
const listOf = async (reader: Browser) => json<ApiKey[]>(await reader.get(PATH));
const read = (key: string) =>
  use.app.send({ path: '/docs/members', headers: { authorization: `Bearer ${key}` } });

async function createdBy(reader: Browser, body: object = wanted): Promise<NewApiKey> {
  const answer = await reader.post(PATH, body);
  expect(answer.status, answer.text).toBe(201);
  return json<NewApiKey>(answer);
}

const grownOld = ({ email }: Browser) =>
  use.database.sql(
    `update session set "createdAt" = now() - interval '16 minutes' from "user" u
      where u.id = "userId" and u.email = $1`,
    [email],
  );

describe('a new key', () => {
  it('is shown once, works, and is stored as a hash (CRD-10)', async () => {
    const reader = await use.signedUp();
    const answer = await reader.post(PATH, wanted);
    expect(answer.headers['cache-control']).toBe('no-store');
    const { key, ...shown } = json<NewApiKey>(answer);
    expect(key).toMatch(/^gh_[A-Za-z]{40}$/);
    expect(shown).toEqual({
      id: expect.any(String),
      name: 'Laptop',
      start: key.slice(0, 7),
      scope: 'read',
      createdAt: expect.any(String),
      lastUsedAt: null,
      expiresAt: expect.any(String),
    });
    const lasts = Date.parse(shown.expiresAt) - Date.parse(shown.createdAt);
    expect(Math.round(lasts / 60_000)).toBe(30 * 24 * 60);
    expect((await read(key)).text).toContain(SECRET_TEXT);
    expect(await listOf(reader)).toMatchObject([{ ...shown, lastUsedAt: expect.anything() }]);
    const [row] = await use.database.sql('select * from apikey where id = $1', [shown.id]);
    expect(JSON.stringify(row)).not.toContain(key.slice(7));
    expect(use.app.logged.join('')).not.toContain(key.slice(7));
  });

  it('is in the audit trail, and its reader gets an email', async () => {
    const reader = await use.signedUp();
    const { id } = await createdBy(reader);
    expect((await reader.delete(`${PATH}/${id}`)).status).toBe(200);
    const events = json<Activity[]>(await reader.get('/api/me/activity'));
    expect(events.slice(0, 2)).toMatchObject([
      { kind: 'api-key-revoked', detail: 'Laptop', actor: 'reader' },
      { kind: 'api-key-created', detail: 'Laptop', actor: 'reader' },
    ]);
    const notices = await use.database.sql(
      `select data from mail where recipient = $1 and template = 'security-changed'`,
      [reader.email],
    );
    expect(notices).toMatchObject([
      { data: { change: 'api-key-created', what: 'Laptop', path: '/profile#api-keys' } },
    ]);
  });

  it.each<[string, object, string]>([
    ['without a name', { days: 30 }, 'name'],
    ['with an empty name', { name: ' ', days: 30 }, 'name'],
    ['with a name of control characters', { name: 'a\u0007', days: 30 }, 'name'],
    ['with a long name', { name: 'x'.repeat(61), days: 30 }, 'name'],
    ['without an expiration', { name: 'x' }, 'days'],
    ['with null as its expiration', { name: 'x', days: null }, 'days'],
    ['for zero days', { name: 'x', days: 0 }, 'days'],
    ['for half a day', { name: 'x', days: 0.5 }, 'days'],
    ['for more than a year', { name: 'x', days: MAX_API_KEY_DAYS + 1 }, 'days'],
    ['for another reader', { ...wanted, userId: 'x' }, 'userId'],
    ['with custom permissions', { ...wanted, permissions: { a: ['b'] } }, 'permissions'],
    ['with another prefix', { ...wanted, prefix: 'sk_' }, 'prefix'],
    ['with metadata', { ...wanted, metadata: { a: 'x'.repeat(9_000) } }, 'metadata'],
    ['without a limit', { ...wanted, rateLimitEnabled: false }, 'rateLimitEnabled'],
  ])('%s is refused', async (_what, body, field) => {
    const reader = await use.signedUp();
    const answer = await reader.post(PATH, body);
    expect(answer.status).toBe(400);
    expect(json(answer)).toMatchObject({
      code: 'INVALID_INPUT',
      fields: { [field]: expect.any(String) },
    });
    expect(await listOf(reader)).toEqual([]);
  });

  it('lasts for the maximum number of days if requested', async () => {
    const { createdAt, expiresAt } = await createdBy(await use.signedUp(), {
      name: 'Year',
      days: MAX_API_KEY_DAYS,
    });
    const days = (Date.parse(expiresAt) - Date.parse(createdAt)) / 86_400_000;
    expect(Math.round(days)).toBe(MAX_API_KEY_DAYS);
  });
});

describe('keys', () => {
  it('are listed newest first, without expired ones', async () => {
    const reader = await use.signedUp();
    const [first, second] = [await createdBy(reader), await createdBy(reader)];
    await createApiKey(use.database, { ...reader, expires: '-1 second' });
    expect((await listOf(reader)).map(({ id }) => id)).toEqual([second.id, first.id]);
    expect((await deleteExpired(use.app.database.queries, 180)).apikey).toBeGreaterThan(0);
    expect(await listOf(reader)).toHaveLength(2);
  });

  it('are refused immediately after they are revoked', async () => {
    const reader = await use.signedUp();
    const { id, key } = await createdBy(reader);
    expect((await read(key)).status).toBe(200);
    expect(json(await reader.delete(`${PATH}/${id}`))).toEqual({ status: true });
    expect((await read(key)).status).toBe(401);
    expect(await listOf(reader)).toEqual([]);
    expect((await reader.delete(`${PATH}/${id}`)).status).toBe(404);
  });

  it("can't be listed or revoked by anyone else (SES-11)", async () => {
    const [reader, other] = [await use.signedUp(), await use.signedUp()];
    const { id, key } = await createdBy(reader);
    expect(await listOf(other)).toEqual([]);
    expect((await other.delete(`${PATH}/${id}`)).status).toBe(404);
    expect((await read(key)).status).toBe(200);
  });

  it('are created and revoked only after a recent sign-in (SES-17)', async () => {
    const reader = await use.signedUp();
    const { id, key } = await createdBy(reader);
    await grownOld(reader);
    const refused = [await reader.post(PATH, wanted), await reader.delete(`${PATH}/${id}`)];
    for (const answer of refused) {
      expect(answer.status).toBe(403);
      expect(json(answer)).toMatchObject({ code: 'SESSION_NOT_FRESH' });
    }
    expect((await read(key)).status).toBe(200);
    expect(await listOf(reader)).toHaveLength(1);
  });

  it('require a session, and refuse requests from pages of another site (CSRF-01)', async () => {
    const stranger = use.app.browser();
    const reader = await use.signedUp();
    const answers = [
      await stranger.get(PATH),
      await stranger.post(PATH, wanted),
      await stranger.delete(`${PATH}/x`),
      await reader.post(PATH, wanted, { origin: 'https://evil.example' }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 403]);
    expect(await listOf(reader)).toEqual([]);
  });

  it('stay valid when their reader signs out or changes the password', async () => {
    const reader = await use.signedUp();
    const { key } = await createdBy(reader);
    await reader.delete('/api/me/sessions');
    await reader.post('/api/auth/sign-out');
    expect((await read(key)).status).toBe(200);
  });
});

describe('a reader', () => {
  const fill = async (reader: Browser, count: number) => {
    for (let index = 0; index < count; index += 1) await createApiKey(use.database, reader);
  };

  it('cannot exceed the maximum number of keys with concurrent requests to two instances', async () => {
    const reader = await use.signedUp();
    await fill(reader, MAX_API_KEYS - 2);
    const elsewhere = use.instances[1]?.browser() as Browser;
    elsewhere.cookie = reader.cookie;
    const answers = await Promise.all(
      [reader, elsewhere, reader, elsewhere, reader, elsewhere].map((each) =>
        each.post(PATH, wanted),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 409, 409, 409, 409]);
    const refused = answers.find(({ status }) => status === 409);
    expect(refused && json(refused)).toMatchObject({ code: 'TOO_MANY_API_KEYS' });
    expect(await listOf(reader)).toHaveLength(MAX_API_KEYS);
    expect(use.app.logged.filter((line) => line.includes('"level":"error"'))).toEqual([]);
  });

  it('waits for another key that is being created, and counts it', async () => {
    const reader = await use.signedUp();
    await fill(reader, MAX_API_KEYS - 1);
    const pool = createPool({ url: use.database.url, max: 1, log: createLog('silent') });
    await pool.query('begin');
    const sql = async (text: string, values: unknown[]) =>
      (await pool.query<object>(text, values)).rows;
    await createApiKey({ sql }, reader);
    const answer = reader.post(PATH, wanted);
    await expect
      .poll(
        () =>
          use.database.sql(
            `select 1 from pg_stat_activity
            where wait_event_type = 'Lock' and datname = current_database()`,
          ),
        PATIENCE,
      )
      .toHaveLength(1);
    await pool.query('commit');
    await pool.end();
    expect((await answer).status).toBe(409);
  });

  it('can create a key if the others have expired', async () => {
    const reader = await use.signedUp();
    await fill(reader, MAX_API_KEYS);
    expect((await reader.post(PATH, wanted)).status).toBe(409);
    const userId = await getReaderId(use.app.database.queries, reader.email);
    await use.database.sql(`update apikey set "expiresAt" = now() where "userId" = $1`, [userId]);
    expect((await reader.post(PATH, wanted)).status).toBe(201);
  });

  it('can create 20 keys per hour, since each one sends an email', async () => {
    const reader = await use.signedUp();
    for (let count = 0; count < 20; count += 1) {
      const { id } = await createdBy(reader);
      await reader.delete(`${PATH}/${id}`);
    }
    const over = await reader.post(PATH, wanted);
    expect(over.status).toBe(429);
    expect(Number(over.headers['retry-after'])).toBeGreaterThan(0);
  });
});
