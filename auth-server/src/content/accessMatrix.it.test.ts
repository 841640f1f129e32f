import { describe, expect, it } from 'vitest';
import { grantPlan, revokePlan } from '../membership/entitlements.js';
import { banReader, getReaderId, makeAdministrator } from '../membership/readers.js';
import type { Browser } from '../testing/createBrowser.js';
import type { Sending } from '../testing/send.js';
import { useApp } from '../testing/useApp.js';
import { SECRET_TEXT } from '../testing/writeBuild.js';
import matrix from './accessMatrix.json' with { type: 'json' };

const use = useApp({ siteUrl: 'https://docs.example.com' });

type Role = keyof typeof matrix.roles;
const TARGETS = Object.entries(matrix.targets);
const ROLES = Object.entries(matrix.roles) as [Role, (string | number)[]][];

interface Person {
  browser: Browser;
  userId: string;
}

const grant = (userId: string, plan: string) =>
  grantPlan(use.app.database.queries, { userId, plan, source: 'administrator', until: null });
const entitle = (userId: string, starts: string, ends: string) =>
  use.database.sql(
    `insert into entitlement (user_id, plan, source, starts_at, ends_at)
     values ($1, 'premium', 'administrator', now() + $2::interval, now() + $3::interval)`,
    [userId, starts, ends],
  );

/** Turns a reader who has just signed up into each role. */
const HISTORIES: Record<Exclude<Role, 'anonymous'>, (person: Person) => unknown> = {
  free: () => undefined,
  premium: ({ userId }) => grant(userId, 'premium'),
  team: ({ userId }) => grant(userId, 'team'),
  'unknown plan': ({ userId }) => grant(userId, 'gold'),
  'plan expired': ({ userId }) => entitle(userId, '-2 days', '-1 second'),
  'plan not begun': ({ userId }) => entitle(userId, '1 hour', '2 hours'),
  'plan revoked': async ({ userId }) => {
    await grant(userId, 'premium');
    await revokePlan(use.app.database.queries, userId, 'premium');
  },
  administrator: ({ userId }) => makeAdministrator(use.app.database.queries, userId),
  banned: async ({ userId }) => {
    await grant(userId, 'premium');
    await banReader(use.app.database.queries, userId);
  },
  'session expired': async ({ userId }) => {
    await grant(userId, 'premium');
    await use.database.sql(
      `update session set "expiresAt" = now() - interval '1 second' where "userId" = $1`,
      [userId],
    );
  },
  'signed out': async ({ userId, browser }) => {
    await grant(userId, 'premium');
    const { cookie } = browser;
    await browser.post('/api/auth/sign-out');
    browser.cookie = cookie;
  },
  'forged cookie': async ({ userId, browser }) => {
    await grant(userId, 'premium');
    browser.cookie = browser.cookie.replace(/.{6}$/, 'AAAAAA');
  },
};

async function browserOf(role: Role): Promise<Browser> {
  const browser = use.app.browser();
  if (role === 'anonymous') return browser;
  await browser.signUp();
  const userId = (await getReaderId(use.app.database.queries, browser.email)) ?? '';
  await HISTORIES[role]({ userId, browser });
  return browser;
}

const CRAWLER = 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)';

const asked = (path: string, headers: Record<string, string> = {}, method = 'GET'): Sending => ({
  path,
  headers,
  method,
});

/** All ways to request one resource, which must get the same decision. */
const WAYS: Record<string, (url: string) => Sending[]> = {
  page: (url) => [
    ...['', '/', '.html', '/index.html', '?x=1', '/?x=1'].map((end) => asked(url + end)),
    asked(url, { 'accept-encoding': 'br, gzip' }),
    asked(url, { 'if-none-match': '*' }),
    asked(url, { 'user-agent': CRAWLER }),
    asked(url, {}, 'HEAD'),
    ...['.md', '/index.md', '.md?x=1'].map((end) => asked(url + end)),
    asked(url, { accept: 'text/markdown' }),
    asked(`${url}.md`, { 'if-none-match': '*' }),
    asked(`${url}.md`, {}, 'HEAD'),
  ],
  file: (url) =>
    [url, `/gated${url}`].flatMap((path) => [
      asked(path),
      asked(`${path}?x=1`),
      asked(path, {}, 'HEAD'),
      asked(path, { range: 'bytes=0-3' }),
      asked(path, { 'if-none-match': '*' }),
    ]),
};

/** A range or a 304 is the same access decision as 200. */
const GRANTED = new Set([200, 206, 304]);

describe.each(ROLES)('%s', (role, cells) => {
  it('gets what the table says, however it is requested (GAT-04)', async () => {
    const browser = await browserOf(role);
    for (const [index, [url, kind]] of TARGETS.entries()) {
      const cell = cells[index];
      for (const sending of WAYS[kind]?.(url) ?? []) {
        const { status, text } = await browser.send(sending);
        const name = `${sending.method} ${sending.path} ${JSON.stringify(sending.headers)}`;
        const isWhole = sending.method !== 'HEAD' && status === 200 && text !== '';
        if (typeof cell === 'number') {
          expect(GRANTED.has(status) ? 200 : status, name).toBe(cell);
        } else {
          expect(GRANTED.has(status), name).toBe(true);
        }
        if (cell === 'open' || cell === 200) {
          if (isWhole && sending.headers?.['accept-encoding'] === undefined) {
            expect(text, name).toContain(SECRET_TEXT);
          }
        } else {
          expect(text, name).not.toContain(SECRET_TEXT);
        }
      }
    }
  });
});

it('has a cell for every role and target', () => {
  expect(ROLES.map(([, cells]) => cells.length)).toEqual(ROLES.map(() => TARGETS.length));
});

it('sends crawlers the same bytes as everyone else (GAT-18)', async () => {
  for (const [path] of TARGETS) {
    const [crawler, person] = [
      await use.app.send({ path, headers: { 'user-agent': CRAWLER } }),
      await use.app.send({ path, headers: { 'user-agent': 'Mozilla/5.0 Firefox/140.0' } }),
    ];
    const withoutId = (text: string) => text.replace(/"requestId":"[^"]+"/, '');
    expect(withoutId(crawler.text)).toBe(withoutId(person.text));
  }
});

it('sends the same refusal for every file (GAT-07)', async () => {
  const lengths = new Set<unknown>();
  for (const [path] of TARGETS.filter(([, kind]) => kind === 'file')) {
    const answer = await use.app.send({ path, method: 'HEAD' });
    lengths.add(answer.headers['content-length']);
  }
  expect(lengths.size).toBe(1);
});

it('refuses the next request of a reader who is banned during one (GAT-15)', async () => {
  const browser = await browserOf('premium');
  const userId = (await getReaderId(use.app.database.queries, browser.email)) ?? '';
  const reading = browser.get('/assets/js/premium.js');
  await banReader(use.app.database.queries, userId);
  await reading;
  expect((await browser.get('/assets/js/premium.js')).status).toBe(401);
});
