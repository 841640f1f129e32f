import { DEFAULT_ROUTES } from '@gatehouse/contract/accountPages';
import { plansSchema } from '@gatehouse/contract/plan';
import { describe, expect, it } from 'vitest';
import { DEFAULT_OPTIONS, validateOptions, type Options } from './options';

const validate = (options?: unknown) =>
  validateOptions({ options: options as Options, validate: (_schema, value) => value as never });

describe('validateOptions', () => {
  it('fills in defaults', () => {
    expect(validate({ plans: [{ id: 'premium', title: 'Premium' }] })).toEqual({
      id: 'default',
      plans: [{ id: 'premium', title: 'Premium', description: '', price: '' }],
      routes: DEFAULT_ROUTES,
      gatedDir: 'build-gated',
      authUrl: '',
      contentSecurityPolicy: false,
      verify: { allow: [] },
      staticFiles: 'gate',
      publicFiles: [],
      keepEditUrl: false,
      markdown: true,
    });
    expect(validate()).toEqual(DEFAULT_OPTIONS);
  });

  it('lists all problems at once', () => {
    expect(() =>
      validate({
        plan: [],
        plans: [
          { id: 'Premium', title: '' },
          { id: 'members', title: 'M' },
          { id: 'a', title: 'A', href: 'javascript:alert(1)' },
          { id: 'a', title: 'A' },
        ],
        routes: { signIn: '//evil.example', login: '/login' },
        gatedDir: '../elsewhere',
        authUrl: 'https://auth.example.com/path',
        contentSecurityPolicy: { 'script-src': ["'unsafe-inline'", 'https:'], 'object-src': [] },
        verify: {
          allow: [
            { source: '/docs/a.mdx', text: 'A text' },
            { source: 'docs/*.mdx', text: '…' },
            {},
          ],
          deny: [],
        },
        staticFiles: 'move',
        publicFiles: ['img/**', '/img/**', 'static/img/**', '../img'],
      }),
    ).toThrowErrorMatchingInlineSnapshot(`
      [Error: The options of @gatehouse/docusaurus-plugin are not valid:
      - plans[0].id: must be 1 to 32 lowercase letters, digits or hyphens, and start with a letter
      - plans[0].title: is not allowed to be empty
      - plans[1].id: can't be "public" or "members", which are access values of their own
      - plans[2].href: must start with "/", "https://" or "mailto:"
      - plans[3]: "a" is listed twice
      - routes: "signIn" must be a path of letters, digits, "-" and "_", such as "/account/sign-in"; Unrecognized key: "login". Pages are signIn, signUp, twoFactor, verifyEmail, forgotPassword, resetPassword, profile, consent
      - gatedDir: must be the name of a directory next to the public build
      - authUrl: must be an origin, such as "https://auth.example.com"
      - contentSecurityPolicy.script-src[0]: must be an origin, such as "https://images.example.com" or "https://*.example.com"
      - contentSecurityPolicy.script-src[1]: must be an origin, such as "https://images.example.com" or "https://*.example.com"
      - contentSecurityPolicy.object-src: is not a directive that a site can extend. Use one of these: script-src, style-src, img-src, font-src, media-src, connect-src, frame-src, form-action
      - verify.allow[0].source: must be a path below the site’s directory, or a glob, such as "docs/partners/*.mdx"
      - verify.allow[1].text: must contain a word
      - verify.allow[2].source: is required
      - verify.allow[2].text: is required
      - verify.deny: is not allowed
      - staticFiles: must be one of [gate, public, refuse]
      - publicFiles[1]: must be a pattern below the static directory, such as "img/**"
      - publicFiles[2]: must be a pattern below the static directory, such as "img/**"
      - publicFiles[3]: must be a pattern below the static directory, such as "img/**"
      - plan: is not allowed
      Valid options are "plans", "routes", "gatedDir", "authUrl", "contentSecurityPolicy", "verify",
      "staticFiles", "publicFiles", "keepEditUrl" and "markdown".]
    `);
  });

  it.each([
    ['https://api.example.com', true],
    ['https://api.example.com:8443', true],
    ['wss://*.example.com', true],
    ['http://localhost:8000', true],
    ['http://localhost', false],
    ['http://localhost:8000/notes', false],
    ['http://localhost.example.com:8000', false],
    ['http://127.0.0.1:8000', false],
    ['http://api.example.com', false],
    ['http://*.localhost:8000', false],
    ['https://*.com', false],
    ['*', false],
  ])('accepts %s as an origin for the policy: %s (HDR-02)', (origin, isTaken) => {
    const options = () => validate({ contentSecurityPolicy: { 'connect-src': [origin] } });
    if (isTaken) expect(options).not.toThrow();
    else expect(options).toThrow(/must be an origin/);
  });

  it.each([
    { id: 'a', title: 'T'.repeat(60), description: '', price: '', href: '/plans' },
    { id: `a${'-'.repeat(31)}`, title: 'A', href: 'mailto:sales@example.com' },
    { id: 'a', title: 'A', description: 'd'.repeat(200), price: 'p'.repeat(60) },
    { id: `a${'-'.repeat(32)}`, title: 'A' },
    { id: 'public', title: 'A' },
    { id: 'a' },
    { title: 'A' },
    { id: 'a', title: '' },
    { id: 'a', title: 1 },
    { id: 'a', title: 'T'.repeat(61) },
    { id: 'a', title: 'A', description: 'd'.repeat(201) },
    { id: 'a', title: 'A', price: 'p'.repeat(61) },
    { id: 'a', title: 'A', href: '' },
    { id: 'a', title: 'A', href: `/${'h'.repeat(500)}` },
    { id: 'a', title: 'A', href: '//elsewhere.example' },
    { id: 'a', title: 'A', color: 'red' },
    null,
  ])('accepts %j as a plan if the server does', (plan) => {
    const isTaken = plansSchema.safeParse([plan]).success;
    const taken = (): unknown => validate({ plans: [plan] });
    if (isTaken) expect(taken).not.toThrow();
    else expect(taken).toThrow('- plans[0]');
  });

  it('refuses a second instance', () => {
    expect(() => validate({ id: 'second' })).toThrow('one instance of the plugin guards');
  });
});
