import { readFileSync } from 'node:fs';
import { parse } from 'dotenv';
import { describe, expect, it } from 'vitest';
import { readSettings } from './env.js';
import { DEFAULT_LIMITS } from './limits/limitSettings.js';

const SECRET = 'x'.repeat(32);
const read = (env: Record<string, string>) => readSettings(env, '/srv/site');

describe('readSettings', () => {
  it('requires no settings', () => {
    expect(read({})).toEqual({
      production: false,
      port: 3000,
      databaseUrl: null,
      databaseUrlUnpooled: null,
      importFromUrl: null,
      importToUrl: null,
      siteUrl: 'http://localhost:3000',
      authUrl: 'http://localhost:3000',
      cronSecret: null,
      secret: null,
      dataDir: '/srv/site/.data',
      buildDir: null,
      gatedDir: null,
      trustProxy: false,
      logLevel: 'info',
      mail: {
        via: 'outbox',
        from: { name: null, address: 'noreply@example.invalid' },
        directory: '/srv/site/.data/outbox',
      },
      passwordBreachUrl: null,
      auditDays: 180,
      metrics: null,
      ...DEFAULT_LIMITS,
      providers: [],
    });
  });

  it('accepts .env.example unchanged', () => {
    const example = parse(readFileSync(new URL('../../.env.example', import.meta.url)));
    expect(read(example)).toEqual(read({}));
  });

  it('finds every setting in .env.example', () => {
    const example = parse(readFileSync(new URL('../../.env.example', import.meta.url)));
    expect(Object.keys(example)).toEqual([
      'PORT',
      'SITE_URL',
      'AUTH_URL',
      'DATABASE_URL',
      'DATABASE_URL_UNPOOLED',
      'FROM_DATABASE_URL',
      'TO_DATABASE_URL',
      'BETTER_AUTH_SECRET',
      'CRON_SECRET',
      'DATA_DIR',
      'BUILD_DIR',
      'GATED_DIR',
      'TRUST_PROXY',
      'MAIL_FROM',
      'SMTP_URL',
      'RESEND_API_KEY',
      'RESEND_BASE_URL',
      'MAIL_HOURLY_LIMIT',
      'PASSWORD_BREACH_URL',
      'READS_PER_MINUTE',
      'API_KEY_REQUESTS_PER_MINUTE',
      'AUDIT_DAYS',
      'GOOGLE_CLIENT_ID',
      'GOOGLE_CLIENT_SECRET',
      'GITHUB_CLIENT_ID',
      'GITHUB_CLIENT_SECRET',
      'GOOGLE_ISSUER',
      'GITHUB_URL',
      'GITHUB_API_URL',
      'OIDC_PROVIDERS',
      'METRICS_PORT',
      'METRICS_HOST',
      'MAX_CONNECTIONS',
      'HEADERS_TIMEOUT_SECONDS',
      'REQUEST_TIMEOUT_SECONDS',
      'KEEP_ALIVE_SECONDS',
      'STALL_TIMEOUT_SECONDS',
      'MAX_HEADER_BYTES',
      'MAX_HEADERS',
      'MAX_BODY_BYTES',
      'MAX_MCP_BODY_BYTES',
      'MAX_AVATAR_BYTES',
      'DATABASE_POOL_SIZE',
      'PASSWORD_HASHES_AT_ONCE',
      'PASSWORD_HASHES_WAITING',
      'GATEHOUSE_LOG_LEVEL',
    ]);
  });

  it('lists every invalid setting at once, but no values', () => {
    expect(() =>
      read({
        NODE_ENV: 'production',
        PORT: '70000',
        SITE_URL: 'https://user:hunter2@docs.example.com/docs',
        DATABASE_URL_UNPOOLED: 'mysql://hunter2@host/db',
        TRUST_PROXY: 'true',
        SMTP_URL: 'mailto:hunter2@docs.example.com',
        GATEHOUSE_LOG_LEVEL: 'loud',
      }),
    ).toThrowErrorMatchingInlineSnapshot(`
      [StartupError: These settings are not valid:
        SMTP_URL must be a URL such as smtps://user:password@mail.example.com or smtp://user:password@host:587. smtp:// requires STARTTLS, unless the host is this computer or the URL ends with ?tls=optional
        PORT must be a port from 1 to 65535
        DATABASE_URL_UNPOOLED must be a URL such as postgresql://user:password@host/database
        SITE_URL must be an origin without a path, query or user, such as https://docs.example.com
        TRUST_PROXY must be the number of proxies in front of this server, or a list of their addresses, ranges (10.0.0.0/8) and loopback, linklocal, uniquelocal. "true" is not allowed: any client could then claim any address
        GATEHOUSE_LOG_LEVEL must be debug, info, warn, error or silent
        BETTER_AUTH_SECRET is required in production: generate one with "openssl rand -base64 32"
        DATABASE_URL_UNPOOLED has no effect without DATABASE_URL: set both or neither
        MAIL_FROM is required with SMTP_URL, such as Acme Docs <docs@example.com>
      Set them in the environment or in .env. See .env.example for all settings.]
    `);
  });

  it('refuses a short secret', () => {
    expect(() => read({ BETTER_AUTH_SECRET: 'x'.repeat(31) })).toThrow(
      /BETTER_AUTH_SECRET is shorter than 32 characters/,
    );
  });

  it('refuses BETTER_AUTH_SECRETS, which Better Auth would use on its own', () => {
    expect(() => read({ BETTER_AUTH_SECRETS: `2:${SECRET}` })).toThrow(
      /BETTER_AUTH_SECRETS is not supported: set BETTER_AUTH_SECRET/,
    );
  });

  it('requires a secret with DATABASE_URL', () => {
    const env = { DATABASE_URL: 'postgresql://u:p@host/db' };
    expect(() => read(env)).toThrow(/BETTER_AUTH_SECRET is required with DATABASE_URL/);
    expect(read({ ...env, BETTER_AUTH_SECRET: SECRET })).toMatchObject({
      databaseUrl: env.DATABASE_URL,
      databaseUrlUnpooled: env.DATABASE_URL,
    });
  });

  it('uses the site’s origin for the server, unless they are split', () => {
    const site = { SITE_URL: 'https://docs.example.com/' };
    expect(read(site).authUrl).toBe('https://docs.example.com');
    expect(read({ ...site, AUTH_URL: 'https://auth.example.com' })).toMatchObject({
      siteUrl: 'https://docs.example.com',
      authUrl: 'https://auth.example.com',
    });
  });

  it('refuses a server that is not same-site with the site: browsers would not send the session', () => {
    const site = { SITE_URL: 'https://docs.example.com' };
    expect(() => read({ ...site, AUTH_URL: 'https://acme-accounts.dev' })).toThrow(
      /AUTH_URL \(https:\/\/acme-accounts\.dev\) is not on the same site .* subdomain of example\.com/,
    );
    expect(() => read({ ...site, AUTH_URL: 'http://auth.example.com' })).toThrow(/two sites/);
  });
});
