import { decodeProtectedHeader } from 'jose';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createLog } from '../../log.js';
import type { CurrentSession } from '../../session/sessionReader.js';
import type { TestApp } from '../../testing/createTestApp.js';
import { useApp } from '../../testing/useApp.js';
import { createAccessTokens } from '../accessTokens.js';
import { createKeyRing } from './keyRing.js';
import { onlySecret } from '../../secrets/secretSettings.js';
import { createSigningKeys } from './signingKeys.js';
import type { TokenSettings } from './TokenSettings.js';

const use = useApp(
  {},
  {},
  { auth: { secrets: onlySecret('another secret for tests, as long as the first') } },
);

interface Row {
  kid: string;
  algorithm: string;
  /** Minutes until it signs, and until it is no longer published. */
  starts: number;
  ends: number | null;
}
const rows = () =>
  use.database.sql<Row>(
    `select kid, algorithm, extract(epoch from active_from - now())::float / 60 as starts,
            extract(epoch from ends_at - now())::float / 60 as ends
       from signing_key order by active_from`,
  );
const kids = async () => (await rows()).map(({ kid }) => kid);
/** Lets time pass for all keys. */
const later = (minutes: number) =>
  use.database.sql(
    `update signing_key
        set created_at = created_at - $1 * interval '1 minute',
            active_from = active_from - $1 * interval '1 minute',
            ends_at = ends_at - $1 * interval '1 minute'`,
    [minutes],
  );

/** An instance that has just started. */
function start(app: TestApp, settings: Partial<TokenSettings> = {}) {
  const { tokens: defaults } = app.settings.config;
  const tokens = { ...defaults, ...settings };
  const logged: string[] = [];
  const keys = createSigningKeys({
    queries: app.database.queries,
    log: createLog('info', { write: (line) => logged.push(line) }),
    secrets: app.settings.secrets,
    tokens,
  });
  const keyRing = createKeyRing(keys);
  const session = {
    id: 'session',
    user: { id: 'reader' },
    plans: [],
    expiresAt: new Date(Date.now() + 86_400_000),
  } as unknown as CurrentSession;
  const { sign, verify } = createAccessTokens({
    keyRing,
    issuer: 'https://auth.example.com',
    audience: 'https://docs.example.com',
    minutes: tokens.minutes,
  });
  return {
    ...keys,
    logged,
    verify,
    sign: async () => (await sign(session)).token,
    published: async () => (await keyRing.getPublicKeys()).map(({ kid }) => kid),
  };
}
const kidOf = (token: string) => decodeProtectedHeader(token).kid;
const [first, second] = [() => use.instances[0] as TestApp, () => use.instances[1] as TestApp];

beforeEach(() => use.database.sql('delete from signing_key'));

describe('the first key', () => {
  it('is a single one, however many instances start together, and signs immediately', async () => {
    const instances = Array.from({ length: 10 }, (_, index) =>
      start(index % 2 === 0 ? first() : second()),
    );
    await Promise.all(instances.map((instance) => instance.maintain()));
    const tokens = await Promise.all(instances.map((instance) => instance.sign()));
    const [kid, ...others] = await kids();
    expect(others).toEqual([]);
    expect(new Set(tokens.map(kidOf))).toEqual(new Set([kid]));
  });

  it('is created for a signed-in reader, and for no one else (JWT-08)', async () => {
    const readers = await Promise.all(Array.from({ length: 5 }, () => use.signedUp()));
    for (const path of ['/api/auth/jwks', '/.well-known/jwks.json']) {
      const answers = await Promise.all(Array.from({ length: 20 }, () => second().send({ path })));
      for (const { status, text, headers } of answers) {
        expect({ status, text }).toEqual({ status: 200, text: '{"keys":[]}' });
        expect(headers['cache-control']).toBe('no-store');
      }
    }
    expect(await rows()).toEqual([]);
    const answers = await Promise.all(readers.map((reader) => reader.get('/api/auth/token')));
    expect(answers.map(({ status }) => status)).toEqual(readers.map(() => 200));
    expect(await rows()).toHaveLength(1);
  });

  it('is encrypted, as all are', async () => {
    await start(first()).maintain();
    const [row] = await use.database.sql(`select * from signing_key`);
    expect(JSON.stringify(row)).not.toMatch(/"(?:d|p|q|dp|dq|qi)"/);
    expect(row).toMatchObject({ private_key: expect.stringMatching(/^eyJ[\w-]+\.\.[\w.-]+$/) });
  });
});

describe('rotation', () => {
  it('creates one key, however many instances request it, and publishes it before it signs (JWT-06)', async () => {
    const old = kidOf(await start(first()).sign());
    const made = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        start(index % 2 === 0 ? first() : second()).rotate({ atOnce: false }),
      ),
    );
    expect(made.filter(({ isNew }) => isNew)).toHaveLength(1);
    const [before, after] = await rows();
    expect(await rows()).toHaveLength(2);
    expect(after?.starts).toBeGreaterThan(15.5);
    // A token's lifetime after its last signature.
    expect(before?.ends).toBeGreaterThanOrEqual((after?.starts ?? 0) + 15);
    const [instance] = [start(first())];
    expect(await instance.published()).toEqual([after?.kid, old]);
    expect(kidOf(await instance.sign())).toBe(old);
  });

  it('signs with the new key when it is time, and keeps the old one for its tokens (JWT-06)', async () => {
    const token = await start(first()).sign();
    await start(first()).rotate({ atOnce: false });
    await later(17);
    const instance = start(first());
    const [old, next] = await kids();
    expect(kidOf(await instance.sign())).toBe(next);
    expect(await instance.published()).toEqual([next, old]);
    expect(await instance.verify(token)).toMatchObject({ sub: 'reader' });

    await later(21);
    const afterwards = start(first());
    expect(await afterwards.published()).toEqual([next]);
    expect(await afterwards.verify(token)).toBeNull();
    expect(await kids()).toHaveLength(2);
    await afterwards.maintain();
    expect(await kids()).toEqual([next]);
  });

  it('happens automatically when a key is old, also on a request', async () => {
    await start(first()).maintain();
    await later(89 * 24 * 60);
    await start(first()).maintain();
    expect(await rows()).toHaveLength(1);
    await later(2 * 24 * 60);
    const instance = start(first());
    const [old] = await kids();
    expect(kidOf(await instance.sign())).toBe(old);
    expect(await rows()).toHaveLength(2);
    await Promise.all([instance.maintain(), start(second()).maintain()]);
    expect(await rows()).toHaveLength(2);
  });

  it('keeps signing with the old algorithm until the new key takes over', async () => {
    await start(first()).maintain();
    await later(20);
    const changed = start(first(), { algorithm: 'EdDSA' });
    expect(decodeProtectedHeader(await changed.sign()).alg).toBe('RS256');
    const [, next] = await rows();
    expect(next).toMatchObject({ algorithm: 'EdDSA', starts: expect.closeTo(16, 0) });
    // Instances with the old configuration create no key.
    expect(decodeProtectedHeader(await start(second()).sign()).alg).toBe('RS256');
    expect(await rows()).toHaveLength(2);
    await later(17);
    const token = await start(second(), { algorithm: 'EdDSA' }).sign();
    expect(decodeProtectedHeader(token)).toEqual({ alg: 'EdDSA', kid: next?.kid, typ: 'at+jwt' });
    expect(await start(first()).verify(token)).toMatchObject({ sub: 'reader' });
  });

  it('lets no token outlive its key when the token lifetime is increased', async () => {
    await start(first()).maintain();
    await start(first()).rotate({ atOnce: false });
    const token = await start(first(), { minutes: 10_080 }).sign();
    const claims = await start(first()).verify(token);
    const [old] = await rows();
    expect(claims?.exp).toBeLessThanOrEqual(Date.now() / 1000 + (old?.ends ?? 0) * 60);
  });

  it('replaces a leaked key immediately and invalidates its tokens', async () => {
    const token = await start(first()).sign();
    await start(first()).rotate({ atOnce: false });
    const made = await Promise.all(
      [first(), second(), first()].map((app) => start(app).rotate({ atOnce: true })),
    );
    expect(made.filter(({ isNew }) => isNew)).toHaveLength(1);
    const [kid, ...others] = await kids();
    expect(others).toEqual([]);
    const instance = start(second());
    expect(kidOf(await instance.sign())).toBe(kid);
    expect(await instance.verify(token)).toBeNull();
  });

  it('is noticed by an instance within 30 seconds', async () => {
    const instance = start(first());
    const old = kidOf(await instance.sign());
    await start(second()).rotate({ atOnce: true });
    expect(kidOf(await instance.sign())).toBe(old);
    const now = performance.now();
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => now + 30_000);
    const token = await instance.sign();
    clock.mockRestore();
    expect(kidOf(token)).not.toBe(old);
  });
});

describe('a changed BETTER_AUTH_SECRET', () => {
  it('creates a new key that signs once it has been published, and says what to do', async () => {
    const token = await start(first()).sign();
    const changed = use.instances[2] as TestApp;
    const instance = start(changed);
    await expect(instance.sign()).rejects.toMatchObject({
      code: 'KEYS_UNAVAILABLE',
      details: { retryAfter: expect.closeTo(16 * 60, -1) },
    });
    expect(instance.logged.join('')).toMatch(
      /"level":"error".*BETTER_AUTH_SECRET has changed.*gatehouse keys rotate --now/,
    );
    // Tokens signed earlier can still be verified.
    expect(await instance.verify(token)).toMatchObject({ sub: 'reader' });
    // Instances with the old secret keep signing, and those with the new one create no second key.
    const [old, next] = await kids();
    expect(kidOf(await start(second()).sign())).toBe(old);
    await expect(start(changed).sign()).rejects.toMatchObject({ code: 'KEYS_UNAVAILABLE' });
    expect(await kids()).toEqual([old, next]);
    await later(17);
    expect(kidOf(await start(changed).sign())).toBe(next);
  });

  it('means 503 until the keys are rotated with --now', async () => {
    await start(first()).maintain();
    const changed = use.instances[2] as TestApp;
    const reader = changed.browser();
    await reader.signUp();
    const { status, headers, text } = await reader.get('/api/auth/token');
    expect({ status, text: JSON.parse(text) as unknown }).toMatchObject({
      status: 503,
      text: { code: 'KEYS_UNAVAILABLE' },
    });
    expect(Number(headers['retry-after'])).toBeGreaterThan(900);
    expect(headers['cache-control']).toBe('no-store');
    expect(changed.logged.join('')).toContain('keys rotate --now');
    await start(changed).rotate({ atOnce: true });
    expect(await start(changed).verify(await start(changed).sign())).not.toBeNull();
  });

  it('changes nothing when it is reverted', async () => {
    const instance = start(first());
    const old = kidOf(await instance.sign());
    await start(use.instances[2] as TestApp).maintain();
    await later(17);
    // The key created under the wrong secret is due by now, and can't be decrypted.
    expect(kidOf(await start(first()).sign())).toBe(old);
    expect(await rows()).toHaveLength(3);
  });
});
