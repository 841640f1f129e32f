import { createAuthEndpoint } from 'better-auth/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../testing/createTestApp.js';
import { createTestDatabase, type TestDatabase } from '../../testing/createTestDatabase.js';
import { migrateTestDatabase } from '../../testing/migrateTestDatabase.js';
import type { AuthExtension } from './AuthExtension.js';

const notes = {
  id: 'notes',
  schema: { note: { fields: { text: { type: 'string' } } } },
  endpoints: {
    addNote: createAuthEndpoint('/notes/add', { method: 'POST' }, async (context) => {
      const { text } = context.body as { text: string };
      await context.context.adapter.create({ model: 'note', data: { text } });
      return context.json({ added: text });
    }),
    findNote: createAuthEndpoint('/notes/find', { method: 'GET' }, (context) =>
      context.json({ asked: context.query as object }),
    ),
    oneNote: createAuthEndpoint('/notes/:id', { method: 'GET' }, (context) => context.json({})),
    inside: createAuthEndpoint(
      '/notes/inside',
      { method: 'POST', metadata: { SERVER_ONLY: true } },
      (context) => context.json({}),
    ),
    signIn: createAuthEndpoint('/notes/sign-in', { method: 'POST' }, async (context) => {
      const { email } = context.body as { email: string };
      const found = await context.context.internalAdapter.findUserByEmail(email);
      await context.context.internalAdapter.createSession(found?.user.id ?? '');
      return context.json({});
    }),
  },
} as const satisfies NonNullable<AuthExtension['plugins']>[number];

let database: TestDatabase;
let app: TestApp;
const betterAuth: AuthExtension = {
  plugins: [notes],
  user: {
    additionalFields: {
      company: { type: 'string', required: false },
      note: { type: 'string', required: false, returned: false },
    },
  },
  rateLimit: { customRules: { '/notes/find': { window: 60, max: 2 } } },
};
const start = (extension: AuthExtension) =>
  createTestApp({
    databaseUrl: database.url,
    siteUrl: 'http://docs.localhost',
    config: { betterAuth: extension },
  });
beforeAll(async () => {
  database = await createTestDatabase({ empty: true });
  await migrateTestDatabase(database.url, { betterAuth });
  app = await start(betterAuth);
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

describe('a site’s additions to Better Auth', () => {
  it('get their tables, columns and endpoints', async () => {
    const answer = await app.browser().post('/api/auth/notes/add', { text: 'hello' });
    expect({ status: answer.status, text: answer.text }).toEqual({
      status: 200,
      text: '{"added":"hello"}',
    });
    expect(await database.sql('select text from note')).toEqual([{ text: 'hello' }]);
    expect(await database.sql('select company from "user"')).toEqual([]);
  });

  it('include fields that readers see of themselves, unless a field is not returned', async () => {
    const reader = app.browser();
    expect((await reader.signUp()).status).toBe(200);
    await database.sql(`update "user" set company = 'Analytical Engines', note = 'owes us'`);
    for (const answer of [await reader.get('/api/auth/get-session'), await reader.signIn()]) {
      const { user } = JSON.parse(answer.text) as { user: object };
      expect(user).toMatchObject({ email: reader.email, company: 'Analytical Engines' });
      expect(answer.text).not.toContain('note');
    }
  });

  it('receive query strings, within their own rate limits', async () => {
    const browser = app.browser();
    const ask = () => browser.get('/api/auth/notes/find?tag=a');
    expect((await ask()).text).toBe('{"asked":{"tag":"a"}}');
    const answers = [await ask(), await ask()];
    expect(answers.map(({ status }) => status)).toEqual([200, 429]);
  });

  it('are behind the same checks as all other routes', async () => {
    const browser = app.browser();
    const foreign = { origin: 'https://evil.example' };
    const { status } = await browser.post('/api/auth/notes/add', { text: 'evil' }, foreign);
    expect(status).toBe(403);
    expect((await browser.get('/api/auth/notes/add')).status).toBe(405);
    expect((await browser.post('/api/auth/notes//add', {})).status).toBe(404);
    expect((await browser.get('/api/auth/notes/7')).status).toBe(404);
    expect((await browser.post('/api/auth/notes/inside')).status).toBe(404);
    expect(await database.sql(`select 1 from note where text = 'evil'`)).toEqual([]);
  });

  it("can't create a session without a proof the server knows", async () => {
    const reader = app.browser();
    expect((await reader.signUp()).status).toBe(200);
    const stranger = app.browser();
    const before = await database.sql('select 1 from session');
    const answer = await stranger.post('/api/auth/notes/sign-in', { email: reader.email });
    expect(answer.status).toBe(500);
    expect(await stranger.isSignedIn()).toBe(false);
    expect(await database.sql('select 1 from session')).toHaveLength(before.length);
  });
});

describe('a plugin is refused at startup', () => {
  const answer = { method: 'POST' } as const;
  it.each([
    ['a path of Gatehouse', '/sign-up/request'],
    ['a path of Better Auth', '/sign-in/email'],
    ['a path that is closed', '/update-user'],
  ])('if it takes %s', async (_what, path) => {
    const takes = createAuthEndpoint(path, answer, (context) => context.json({}));
    await expect(start({ plugins: [{ id: 'taker', endpoints: { takes } }] })).rejects.toThrow(
      `use paths that belong to Gatehouse. Remove them:\n  taker: ${path}`,
    );
  });

  it('if it takes the name of an endpoint', async () => {
    const signInEmail = createAuthEndpoint('/other', answer, (context) => context.json({}));
    await expect(start({ plugins: [{ id: 'taker', endpoints: { signInEmail } }] })).rejects.toThrow(
      'taker: /other',
    );
  });

  it.each([
    ['trusted origins', { options: { trustedOrigins: ['https://evil.example'] } }],
    ['the secret', { context: { secret: 'another secret, of 32 characters and more' } }],
    [
      'password hashing',
      { context: { password: { hash: (password: string) => Promise.resolve(password) } } },
    ],
    ['the session store', { options: { secondaryStorage: { get: () => null } } }],
  ])('if it changes %s', async (what, changes) => {
    const plugin = { id: 'changer', init: () => changes as object };
    await expect(start({ plugins: [plugin] })).rejects.toThrow(what);
  });
});
