import { describe, expect, it } from 'vitest';
import { createSignUpRule } from '../auth/signUp/signUpRule.js';
import { parseConfig } from './parseConfig.js';

/** Values of any type, because configurations may be written in JavaScript. */
const parse = (config: unknown) => parseConfig(config as Parameters<typeof parseConfig>[0]);
const problems = (config: unknown): string[] => {
  try {
    parse(config);
    return [];
  } catch (error) {
    const [title, ...lines] = (error as Error).message.split('\n');
    expect(title).toBe('gatehouse.config.ts is not valid:');
    return lines.map((line) => line.trim());
  }
};

describe('gatehouse.config.ts', () => {
  it('can be empty', () => {
    expect(parse({})).toMatchObject({
      name: null,
      signUp: 'open',
      sessions: { idleDays: 30, days: 90 },
      tokens: { algorithm: 'RS256', minutes: 15, audience: null, rotationDays: 90 },
      mail: { logo: null },
      mcp: true,
      betterAuth: { plugins: [] },
      onEvent: null,
    });
  });

  it('reports all problems at once', () => {
    expect(
      problems({
        name: 7,
        plans: [],
        mail: { logo: 'http://x.example/a.png', colors: { light: { primary: 'green' } } },
        signUp: { domains: ['@acme.example', 'nowhere'], addresses: ['ada'] },
        sessions: { days: 365 },
        mcp: 'yes',
        onEvent: 'https://hooks.example/acme',
        betterAuth: { plugins: [{}] },
      }),
    ).toEqual([
      expect.stringMatching(/^name /),
      'mail.logo must be the https: URL of an image',
      'mail.colors.light.primary must be a color such as #1a6a4e',
      'signUp.addresses.0 is not an email address',
      'signUp.domains.0 must be a domain such as example.com',
      'signUp.domains.1 must be a domain such as example.com',
      'sessions.days must be 90 or less',
      'mcp must be true or false',
      'onEvent must be a function: (event) => { … }',
      'betterAuth.plugins.0 is not a Better Auth plugin: it has no id',
      'plans is not a known option',
    ]);
  });

  it.each([
    [{ days: 7 }, { idleDays: 7, days: 7 }],
    [{ days: 60 }, { idleDays: 30, days: 60 }],
    [{ idleDays: 45 }, { idleDays: 45, days: 90 }],
  ])('interprets the session lengths %j as %j', (sessions, expected) => {
    expect(parse({ sessions })).toMatchObject({ sessions: expected });
  });

  it.each([
    [{ idleDays: 0 }, 'sessions.idleDays must be 1 or more'],
    [{ days: 1.5 }, 'sessions.days must be a whole number'],
    [{ idleDays: 14, days: 7 }, 'sessions.idleDays must not be more than sessions.days'],
  ])('refuses the session lengths %j', (sessions, problem) => {
    expect(problems({ sessions })).toEqual([problem]);
  });

  it.each([
    [{ algorithm: 'HS256' }, 'tokens.algorithm must be "RS256" or "EdDSA"'],
    [{ minutes: 0 }, 'tokens.minutes must be 1 or more'],
    [{ minutes: 10_081 }, 'tokens.minutes must be 10080 or less'],
    [{ minutes: '15m' }, 'tokens.minutes must be a number of minutes'],
    [
      { audience: 'my service' },
      'tokens.audience must be 1 to 200 ASCII characters without spaces',
    ],
    [{ audience: ['a', 'b'] }, 'tokens.audience must be a string'],
    [{ rotationDays: 366 }, 'tokens.rotationDays must be 365 or less'],
    [{ issuer: 'x' }, 'tokens.issuer is not a known option'],
  ])('refuses the token options %j', (tokens, problem) => {
    expect(problems({ tokens })).toEqual([problem]);
  });

  it.each([
    ['invited', 'signUp must be "open", "closed", or { addresses, domains }'],
    [{}, 'signUp allows no one: use "closed" instead'],
    [{ emails: ['ada@acme.example'] }, 'signUp.emails is not a known option'],
  ])('refuses the sign-up rule %j', (signUp, problem) => {
    expect(problems({ signUp })).toEqual([problem]);
  });

  it.each([
    [{ secret: 'hunter2' }, 'secret', 'BETTER_AUTH_SECRET'],
    [{ databaseUrl: 'postgresql://u:hunter2@h/d' }, 'databaseUrl', 'DATABASE_URL'],
    [{ mail: { smtpUrl: 'smtp://hunter2@h' } }, 'mail.smtpUrl', 'SMTP_URL'],
    [{ mail: { apiKey: 'hunter2' } }, 'mail.apiKey', 'RESEND_API_KEY'],
    [{ betterAuth: { secret: 'hunter2' } }, 'betterAuth.secret', 'BETTER_AUTH_SECRET'],
    [{ googleClientSecret: 'hunter2' }, 'googleClientSecret', 'GOOGLE_CLIENT_SECRET'],
    [{ mail: { password: 'hunter2' } }, 'mail.password', 'a variable of your own'],
  ])('refuses a secret, and names the setting to use: %#', (config, key, setting) => {
    const [problem] = problems(config);
    expect(problem).toContain(`${key} looks like a secret`);
    expect(problem).toContain(`set ${setting}`);
    expect(problem).not.toContain('hunter2');
  });

  it.each([
    ['session', 'set `sessions`'],
    ['trustedOrigins', 'SITE_URL and AUTH_URL'],
    ['baseURL', 'AUTH_URL'],
    ['databaseHooks', 'write a plugin'],
    ['advanced', 'is not a known option'],
    ['emailAndPassword', 'password rules'],
  ])('doesn’t pass options on to Better Auth: %s', (option, remedy) => {
    expect(problems({ betterAuth: { [option]: {} } })).toEqual([
      expect.stringMatching(new RegExp(`^betterAuth\\.${option} .*${remedy}`)),
    ]);
  });

  it.each(['admin', 'anonymous', 'bearer', 'jwt', 'multi-session', 'magic-link', 'account'])(
    'refuses the plugin %s',
    (id) => {
      expect(problems({ betterAuth: { plugins: [{ id }] } })).toEqual([
        expect.stringContaining(`betterAuth.plugins.0 "${id}" `),
      ]);
    },
  );

  it('adds fields to readers, but replaces none', () => {
    const additionalFields = { company: { type: 'string' }, role: { type: 'string' } };
    expect(problems({ betterAuth: { user: { additionalFields } } })).toEqual([
      expect.stringContaining('betterAuth.user.additionalFields.role'),
    ]);
  });

  it('refuses colors without enough contrast', () => {
    expect(problems({ mail: { colors: { dark: { primary: '#2a2a2a' } } } })).toContainEqual(
      expect.stringMatching(/^mail\.colors\.dark has primary on card with a contrast of 1\./),
    );
  });
});

describe('a sign-up rule', () => {
  const { signUp } = parse({
    signUp: { addresses: ['Ada@Other.example'], domains: ['Acme.example'] },
  });
  const rule = createSignUpRule(signUp);

  it.each([
    ['ada@other.example', true],
    ['ADA@acme.example', true],
    ['bob@other.example', false],
    ['ada@sub.acme.example', false],
    ['ada@notacme.example', false],
    ['ada@acme.example.evil.example', false],
    ['ada@acme.example@evil.example', false],
    ['"ada@acme.example"@evil.example', false],
    ['ada@\u212acme.example', false],
    ['', false],
  ])('for some addresses: %s can sign up: %s', (email, expected) => {
    expect(rule.allows(email)).toBe(expected);
  });
});
