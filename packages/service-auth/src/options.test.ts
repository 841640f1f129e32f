import { expect, it } from 'vitest';
import { checkOptions, type ReaderAuthOptions } from './options.js';

const GOOD = { issuer: 'https://auth.example.com', audience: 'https://docs.example.com' };
const check = (changes: object) => checkOptions({ ...GOOD, ...changes } as ReaderAuthOptions);

it.each([
  ['https://auth.example.com/', 'https://auth.example.com'],
  ['https://auth.example.com:8443', 'https://auth.example.com:8443'],
  ['http://localhost:3000', 'http://localhost:3000'],
  ['http://docs.localhost:3000', 'http://docs.localhost:3000'],
  ['http://127.0.0.1:3000', 'http://127.0.0.1:3000'],
  ['http://[::1]:3000', 'http://[::1]:3000'],
])('the issuer %s is %s', (issuer, origin) => {
  expect(check({ issuer }).issuer).toBe(origin);
});

it.each([
  undefined,
  '',
  'auth.example.com',
  'http://auth.example.com',
  'http://localhost.example.com',
  'http://127.0.0.1.example.com',
  'https://auth.example.com/path',
  'https://auth.example.com?x',
  'https://user@auth.example.com',
  'ftp://auth.example.com',
])('refuses the issuer %s', (issuer) => {
  expect(() => check({ issuer })).toThrow(/issuer must be the origin .* https:\/\/auth/);
});

it.each([undefined, '', 'a "quote"', 'a\\b', 'a\r\nSet-Cookie: x=y', ['https://docs.example.com']])(
  'refuses the audience %j',
  (audience) => {
    expect(() => check({ audience })).toThrow(/audience must be/);
  },
);

it.each([[[]], ['RS256'], [['HS256']], [['RS256', 'none']], [null]])(
  'refuses the algorithms %j',
  (algorithms) => {
    expect(() => check({ algorithms })).toThrow(/algorithms must be a list of RS256, EdDSA/);
  },
);

it('names every option that is not valid, and no secret', () => {
  const options = {
    issuer: 'nowhere',
    introspect: { clientId: '', clientSecret: 'a-secret' },
    introspection: {},
    onUnavailable: 'console.error',
  };
  expect(() => checkOptions(options as unknown as ReaderAuthOptions)).toThrow(
    expect.objectContaining({
      message: expect.toSatisfy(
        (text: string) =>
          ['issuer', 'audience', 'introspect', 'introspection', 'onUnavailable'].every((name) =>
            new RegExp(`^ {2}${name} `, 'm').test(text),
          ) && !text.includes('a-secret'),
      ),
    }),
  );
});
