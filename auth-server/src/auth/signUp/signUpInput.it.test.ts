import { describe, expect, it } from 'vitest';
import { getReaderId } from '../../membership/readers.js';
import { PASSWORD } from '../../testing/createBrowser.js';
import { useApp } from '../../testing/useApp.js';

const use = useApp();

const json = ({ text }: { text: string }) => JSON.parse(text) as Record<string, unknown>;

describe('signing up', () => {
  it('stores an argon2id hash, never the password (CRD-10, CRD-11)', async () => {
    const { email } = await use.signedUp();
    const [account] = await use.database.sql<{ password: string }>(
      `select password from account join "user" u on u.id = "userId" where email = $1`,
      [email],
    );
    expect(account?.password).toMatch(/^\$argon2id\$/);
  });

  it.each([
    ['7 characters', 'aB3$xyz', 'password'],
    ['11 characters', 'a'.repeat(11), 'password'],
    ['129 characters', 'a'.repeat(129), 'password'],
    ['10,000 characters', 'a'.repeat(10_000), 'password'],
  ])('refuses a password of %s (CRD-01, CRD-03)', async (_what, password, field) => {
    const answer = await use.app.browser().post('/api/auth/sign-up/email', {
      name: 'Ada',
      email: 'short@example.com',
      password,
    });
    expect(answer.status).toBe(400);
    expect(json(answer)).toMatchObject({
      code: 'INVALID_INPUT',
      fields: { [field]: expect.any(String) },
    });
  });

  it.each([
    ['64 characters', 'b'.repeat(64)],
    ['128 characters', 'c'.repeat(128)],
    ['words', 'correct horse battery staple'],
    ['leading and trailing spaces', '  twelve characters  '],
    ['emoji', '🔑🚪🏰🔒🧭🔭'.repeat(2)],
  ])(
    'accepts a password of %s, and every character counts (CRD-02, CRD-04)',
    async (_w, password) => {
      const reader = use.app.browser();
      expect((await reader.signUp(password)).status).toBe(200);
      expect((await reader.signIn([...password].slice(0, -1).join(''))).status).toBe(401);
      expect((await reader.signIn(password)).status).toBe(200);
    },
  );

  it.each(['role', 'bannedAt', 'emailVerified', 'id', 'createdAt', 'image', 'callbackURL'])(
    'refuses a body that sets %s (INP-06)',
    async (field) => {
      const reader = use.app.browser();
      const answer = await reader.post('/api/auth/sign-up/email', {
        name: 'Eve',
        email: reader.email,
        password: PASSWORD,
        [field]: 'administrator',
      });
      expect(json(answer)).toMatchObject({
        code: 'INVALID_INPUT',
        fields: { [field]: 'is not accepted here' },
      });
      expect(await getReaderId(use.app.database.queries, reader.email)).toBeNull();
    },
  );

  it.each([
    ['an address without host', { email: 'ada' }],
    ['an address of 255 characters', { email: `${'a'.repeat(243)}@example.com` }],
    ['two addresses', { email: ['a@example.com', 'b@example.com'] }],
    ['an object for an address', { email: { $ne: null } }],
    ['line breaks in the address', { email: 'v@x\nBcc:e@x' }],
    ['an empty name', { name: '  ' }],
    ['a name of 81 characters', { name: 'n'.repeat(81) }],
    ['a name with a control character', { name: 'a\u0007b' }],
    ['a number for a password', { password: 123456789012 }],
  ])('refuses %s (INP-09, INP-10, TOK-13)', async (_what, part) => {
    const body = { name: 'Ada', email: 'ada@example.com', password: PASSWORD, ...part };
    const answer = await use.app.browser().post('/api/auth/sign-up/email', body);
    expect(answer.status).toBe(400);
    expect(json(answer)).toMatchObject({ code: 'INVALID_INPUT' });
  });
});
