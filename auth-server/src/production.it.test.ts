import { hash as bcrypt } from '@node-rs/bcrypt';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FLOOR_MS } from './auth/passwordHash.js';
import { PASSWORD } from './testing/createBrowser.js';
import type { Sent } from './testing/send.js';
import { ORIGIN, startInstances, type Instances } from './testing/startInstances.js';

let instances: Instances;
beforeAll(async () => {
  instances = await startInstances();
});
afterAll(() => instances.stop());

const NEW_PASSWORD = 'another long password';
/** Of measuring wrong passwords. */
const ROUNDS = process.env.GATEHOUSE_NIGHTLY ? 200 : 40;

/** Without what differs between any two responses. */
const comparable = ({ status, headers, text }: Sent) => ({
  status,
  headers: { ...headers, date: '', 'x-request-id': '' },
  text: text.replace(String(headers['x-request-id']), ''),
});

describe('nothing reveals who has an account', () => {
  it('at sign-in: the same bytes and headers, also for a banned account (ENU-01)', async () => {
    const [reader, banned] = [await instances.reader(), await instances.reader()];
    await instances.admin('ban', banned.email);
    const answers: Sent[] = [];
    for (const email of [reader.email, 'nobody@example.com', banned.email]) {
      answers.push(await Object.assign(instances.browser(1), { email }).signIn('wrong password'));
    }
    const [first, ...others] = answers.map(comparable);
    expect(first?.status).toBe(401);
    for (const other of others) expect(other).toEqual(first);
  });

  it('at sign-up, where only the emails differ (ENU-03)', async () => {
    const known = await instances.reader();
    const stranger = Object.assign(instances.browser(1), { email: known.email });
    const [first, second] = [
      await stranger.requestSignUp(),
      await instances.browser(1).requestSignUp(),
    ];
    expect(first.headers['set-cookie']).toBeUndefined();
    const [taken, free] = [first, second].map((answer) =>
      JSON.stringify(comparable(answer)).replace(/reader-[0-9a-f]+/g, ''),
    );
    expect(taken).toBe(free);
  });

  it('at a reset and a resent link, including the response time, even if no email is sent (ENU-04, ENU-05, FLT-05)', async () => {
    const known = await instances.reader();
    for (const route of ['request-password-reset', 'send-verification-email']) {
      const answers: { answer: unknown; time: number }[] = [];
      for (const email of [known.email, 'nobody@example.com']) {
        const start = performance.now();
        const answer = await instances.browser(1).post(`/api/auth/${route}`, { email });
        answers.push({ answer: comparable(answer), time: performance.now() - start });
      }
      expect(answers[0]?.answer).toEqual(answers[1]?.answer);
      for (const { time } of answers) expect(time).toBeGreaterThanOrEqual(299);
    }
  });

  it('in the time that a wrong password takes, also for an imported hash (ENU-02)', async () => {
    const [reader, imported] = [await instances.reader(), await instances.reader()];
    await instances.database.sql(
      `update account set password = $1 where "userId" = (select id from "user" where email = $2)`,
      [await bcrypt('another password', 10), imported.email],
    );
    const taken = { reader: [] as number[], imported: [] as number[], nobody: [] as number[] };
    const names = ['reader', 'imported', 'nobody'] as const;
    const time = async (round: number, name: (typeof names)[number], place: number) => {
      const nobody = { email: `nobody-${round}@example.com` };
      const { email } = { reader, imported, nobody }[name];
      // Each from a different address.
      const from = Object.assign(instances.browser(Math.abs(round + place) % 2), { email });
      const start = performance.now();
      const { status } = await from.signIn('a wrong password');
      // The first ones are a warm-up.
      if (round >= 0) taken[name].push(performance.now() - start);
      expect(status).toBe(401);
    };
    for (let round = -4; round < ROUNDS; round += 1) {
      // Keeps the limits out of the measurement.
      if (round % 14 === 0) await instances.database.sql('truncate attempt');
      const turn = (round + 6) % 3;
      const order = [...names.slice(turn), ...names.slice(0, turn)];
      await Promise.all(order.map((name, place) => time(round, name, place)));
    }
    // Timers may fire up to a millisecond early.
    for (const times of Object.values(taken)) {
      expect(Math.min(...times)).toBeGreaterThanOrEqual(FLOOR_MS - 1);
    }
    const wins = taken.reader.flatMap((a) => taken.nobody.map((b) => a > b));
    const areaUnderCurve = wins.filter(Boolean).length / wins.length;
    // 0.5 is indistinguishable. With 40 rounds, it varies by 0.07; without a hash for unknown
    // accounts, it is 1 on a busy machine, whose hashes take longer than the floor.
    expect(Math.abs(areaUnderCurve - 0.5)).toBeLessThan(0.25);
  }, 600_000);
});

describe('a request from another site', () => {
  it.each(['https://evil.example', 'null', '', `${ORIGIN}.evil.example`])(
    'is refused, with its cookie, from %j (CSRF-01, CSRF-03)',
    async (origin) => {
      const reader = await instances.reader();
      const headers: Record<string, string> = { 'content-type': 'application/json', origin };
      if (origin === '') delete headers.origin;
      const targets = ['/api/auth/sign-out', '/api/auth/change-password', '/api/me/delete'];
      for (const path of targets) {
        const answer = await reader.send({ method: 'POST', path, headers, body: '{}' });
        expect(answer.status, path).toBe(403);
      }
      expect(await reader.isSignedIn()).toBe(true);
    },
  );

  it('is refused as a form that signs its visitor in (CSRF-02)', async () => {
    const answer = await instances.send(1, {
      method: 'POST',
      path: '/api/auth/sign-in/email',
      headers: {
        origin: 'https://evil.example',
        'sec-fetch-site': 'cross-site',
        'sec-fetch-mode': 'navigate',
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: 'email=a%40example.com&password=x',
    });
    expect([403, 415]).toContain(answer.status);
    expect(answer.headers['set-cookie']).toBeUndefined();
  });
});

describe('every response in production', () => {
  it('sets cookies for this host only, over https, inaccessible to scripts (COO-01)', async () => {
    const reader = instances.browser(1);
    const lines = [
      ...((await reader.signUp()).headers['set-cookie'] ?? []),
      ...((await reader.post('/api/auth/sign-out')).headers['set-cookie'] ?? []),
    ];
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) {
      expect(line).toMatch(/^__Host-gatehouse\./);
      for (const part of ['Path=/', 'Secure', 'SameSite=Lax']) expect(line).toContain(part);
      // Pages mark the last used sign-in method.
      if (!line.includes('.last_method=')) expect(line).toContain('HttpOnly');
      expect(line).not.toContain('Domain=');
      expect(line.length).toBeLessThan(4096);
    }
  });

  it('has the headers of its kind, including errors and 304 (HDR-01, HDR-03, HDR-04)', async () => {
    const { etag } = (await instances.send(0, { path: '/docs/members' })).headers;
    const answers = await Promise.all([
      ...['/', '/docs/members', '/nope', '/api/me', '/api/nope', '/gated/nope'].map((path) =>
        instances.send(1, { path }),
      ),
      instances.send(1, { path: '/docs/members', headers: { 'if-none-match': String(etag) } }),
      instances.send(1, { path: '/', method: 'DELETE' }),
      instances.send(1, { path: '/', headers: { host: 'evil.example' } }),
    ]);
    expect(new Set(answers.map(({ status }) => status))).toEqual(
      new Set([200, 304, 404, 405, 421]),
    );
    for (const { headers } of answers) {
      expect(headers).toMatchObject({
        'strict-transport-security': 'max-age=31536000; includeSubDomains',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'strict-origin-when-cross-origin',
        'cross-origin-opener-policy': 'same-origin',
        'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
      });
      expect(headers.server).toBeUndefined();
      expect(headers['x-powered-by']).toBeUndefined();
    }
    const { headers } = await instances.send(1, { path: '/api/me' });
    expect(headers['content-security-policy']).toBe("default-src 'none';frame-ancestors 'none'");
  });

  it('is neither a stack nor a crash, whatever is sent (INP-05, INP-06, INP-09, HDR-08)', async () => {
    const strange = [
      '\0',
      '\ud800',
      "' or 1=1 --",
      'a@b.example\r\nBcc: c@d.example',
      'x'.repeat(10_000),
      { $ne: null },
      ['a@b.example'],
      7,
      null,
      true,
    ];
    const valid: Record<string, Record<string, unknown>> = {
      'sign-in/email': { email: 'a@b.example', password: 'x' },
      'sign-up/email': { name: 'Ada', email: 'a@b.example', password: NEW_PASSWORD },
      'request-password-reset': { email: 'a@b.example' },
      'reset-password': { token: 'x'.repeat(24), newPassword: NEW_PASSWORD },
      'verify-email': { token: 'x'.repeat(24), password: 'x' },
    };
    for (const [route, body] of Object.entries(valid)) {
      const fields = [...Object.keys(body), 'role', 'emailVerified', '__proto__'];
      const bodies = fields.flatMap((field) =>
        strange.map((value) => JSON.stringify({ ...body, [`${field}`]: value })),
      );
      const answers = await Promise.all(
        bodies.map((text) =>
          instances.browser(1).send({
            method: 'POST',
            path: `/api/auth/${route}`,
            body: text,
            headers: { origin: ORIGIN, 'content-type': 'application/json' },
          }),
        ),
      );
      for (const [index, { status, text }] of answers.entries()) {
        // An SQL fragment is a valid password; too many at the same time may have to wait.
        expect([200, 400, 401, 503], bodies[index]).toContain(status);
        expect(text).not.toMatch(/node_modules|\bat \/|select |argon2/);
      }
    }
    const rows = await instances.database.sql(`select 1 from "user" where role <> 'reader'`);
    expect(rows).toEqual([]);
    expect(instances.logged()).not.toContain('INTERNAL_ERROR');
  });
});

it('logs no password, cookie or token in all of this (CRD-10, TOK-08)', async () => {
  const tokens = await instances.database.sql<{ token: string }>('select token from session');
  const log = instances.logged();
  for (const secret of [PASSWORD, NEW_PASSWORD, ...tokens.map(({ token }) => token)]) {
    expect(log).not.toContain(secret);
  }
});
