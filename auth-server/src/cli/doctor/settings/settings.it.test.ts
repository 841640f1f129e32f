import { afterAll, beforeAll, it } from 'vitest';
import { expectProblems, type Broken } from '../../../testing/brokenSetup.js';
import { createTestDatabase, type TestDatabase } from '../../../testing/createTestDatabase.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const SETTINGS: Broken[] = [
  {
    title: 'an old Node',
    around: { nodeVersion: '18.20.4' },
    problems: [/^error node: Node 18\.20\.4 is too old → Install Node 20\.19 or newer/],
  },
  {
    title: 'a misspelled name',
    env: ({ secret }) => ({ BETTER_AUTH_SECRET: undefined, BETTER_AUTH_SECERT: secret }),
    problems: [
      /^error settings\.names: BETTER_AUTH_SECERT has no effect.* → Rename it to BETTER_AUTH_SECRET\./,
      /^error settings: .*BETTER_AUTH_SECRET is required with DATABASE_URL/s,
    ],
  },
  {
    title: 'the name that another tool uses',
    env: () => ({ BETTER_AUTH_URL: 'https://docs.example.com' }),
    problems: [/^warning settings\.names: BETTER_AUTH_URL has no effect.* → Rename it to AUTH_URL/],
  },
  {
    title: 'a secret of one letter',
    env: () => ({ BETTER_AUTH_SECRET: 'a'.repeat(36) }),
    problems: [/^warning settings\.secret: BETTER_AUTH_SECRET can be guessed → Generate one/],
  },
  {
    title: 'a secret from a guide',
    env: () => ({ BETTER_AUTH_SECRET: 'the output of: openssl rand -base64 32' }),
    problems: [/^warning settings\.secret: BETTER_AUTH_SECRET contains words → Generate one/],
  },
  {
    title: 'two ways for mail',
    env: () => ({
      SMTP_URL: 'smtp://127.0.0.1:1',
      RESEND_API_KEY: 're_0123456789',
      MAIL_FROM: 'a@b.dev',
    }),
    problems: [/^error settings: .*SMTP_URL and RESEND_API_KEY can't be used together/s],
  },
  {
    title: 'site and server on vercel.app',
    env: () => ({ SITE_URL: 'https://docs.vercel.app', AUTH_URL: 'https://auth.vercel.app' }),
    problems: [
      /^error settings: .*Safari.*Every name below vercel\.app is a site of its own\. Use your own domain/s,
    ],
  },
  {
    title: 'https without a trusted proxy, outside of production',
    env: () => ({ SITE_URL: 'https://docs.invalid' }),
    problems: [
      /^warning settings\.production: .*NODE_ENV is not production → Set NODE_ENV=production/,
      /^error deployment: .*TRUST_PROXY trusts no proxy.*Set TRUST_PROXY/,
      /^warning build: the build is for https:\/\/docs\.example\.com/,
      /^warning deployment\.url: https:\/\/docs\.invalid does not answer/,
    ],
  },
  {
    title: 'production with the defaults of development',
    env: () => ({ NODE_ENV: 'production' }),
    problems: [
      /^error settings\.production: SITE_URL is not set.* → Set SITE_URL/,
      /^error mail: emails are files.*reach no one → Set MAIL_FROM, and SMTP_URL or RESEND_API_KEY/,
      /^warning deployment\.url: .*does not answer.* → If the server is running/,
    ],
  },
  {
    title: 'production over http, with a weak secret',
    env: ({ env }) => ({
      NODE_ENV: 'production',
      SITE_URL: `http://127.0.0.1:${env.PORT}`,
      BETTER_AUTH_SECRET: 'ab'.repeat(20),
    }),
    files: ({ build, env }) =>
      build((manifest) => ({
        ...manifest,
        markdown: { ...manifest.markdown, siteUrl: `http://127.0.0.1:${env.PORT}` },
      })),
    problems: [
      /^error settings\.secret: .*can be guessed/,
      /^error settings\.production: SITE_URL is http:.* → Serve the site over https/,
      /^error mail: emails are files/,
      /^warning deployment\.url: .*ECONNREFUSED/,
    ],
  },
  {
    title: 'ES modules and CommonJS in one file',
    files: ({ write }) =>
      write('docusaurus.config.js', `import themes from 'themes';\nmodule.exports = { themes };\n`),
    problems: [
      /^error configuration\.modules: docusaurus\.config\.js mixes .* → Use one of them: .*export default/,
    ],
  },
  {
    title: 'an invalid configuration',
    files: ({ write }) => write('gatehouse.config.mjs', `export default { signUp: 'invited' };\n`),
    problems: [
      /^error configuration: gatehouse\.config\.mjs is not valid:\n {2}signUp must be "open"/,
    ],
  },
  {
    title: 'packages of two releases',
    files: async ({ write }) => {
      for (const [name, version] of [
        ['auth-server', '0.2.0'],
        ['docusaurus-preset', '0.1.0'],
      ] as const) {
        await write(`node_modules/@gatehouse/${name}/package.json`, JSON.stringify({ version }));
      }
    },
    problems: [
      /^error packages: .*auth-server 0\.2\.0, .*docusaurus-preset 0\.1\.0 → Install one version .*npm install/,
    ],
  },
  {
    title: 'a proxy that says in a header who the reader is',
    files: ({ write }) =>
      write('deploy/nginx.conf', 'location / {\n  proxy_set_header X-User-Id $user;\n}\n'),
    problems: [/^warning services\.headers: .*deploy\/nginx\.conf:2 → Anyone can send it/],
  },
];

it.each(SETTINGS)('doctor finds $title', async (broken) => {
  await expectProblems(broken, database);
});
