import { describe, expect, it } from 'vitest';
import { readSettings } from '../env.js';

const [OLD, NEW] = ['o'.repeat(32), 'n'.repeat(32)] as const;
const read = (env: Record<string, string>) => readSettings(env, '/srv/site').secrets;

describe('secrets', () => {
  it('are a single one without a version', () => {
    expect(read({ BETTER_AUTH_SECRET: OLD })).toEqual({
      current: { version: null, value: OLD },
      others: [],
      plain: OLD,
    });
  });

  it('are listed with their versions, the current one first', () => {
    expect(read({ BETTER_AUTH_SECRETS: `2:${NEW}, 1:${OLD}` })).toEqual({
      current: { version: 2, value: NEW },
      others: [{ version: 1, value: OLD }],
      plain: OLD,
    });
  });

  it.each([
    ['BETTER_AUTH_SECRET', { BETTER_AUTH_SECRETS: `7:${NEW},6:${OLD}`, BETTER_AUTH_SECRET: OLD }],
    ['version 1', { BETTER_AUTH_SECRETS: `2:${NEW},1:${OLD}` }],
  ])('without a version were those of %s', (_which, env) => {
    expect(read(env)?.plain).toBe(OLD);
  });

  it('without a version are retired when version 1 is gone', () => {
    expect(read({ BETTER_AUTH_SECRETS: `2:${NEW}` })?.plain).toBeNull();
  });

  it.each([
    ['no version', NEW, /must list secrets as version:secret/],
    ['a negative version', `-1:${NEW}`, /must list secrets as version:secret/],
    ['an empty entry', `2:${NEW},`, /must list secrets as version:secret/],
    ['a short secret', `2:${NEW},1:short`, /a version 1 that is shorter than 32 characters/],
    ['a repeated version', `1:${NEW},1:${OLD}`, /the same version twice/],
    ['a repeated secret', `2:${NEW},1:${NEW}`, /the same secret twice/],
  ])('with %s are refused, without being shown', (_what, list, message) => {
    const attempt = () => read({ BETTER_AUTH_SECRETS: list });
    expect(attempt).toThrow(message);
    expect(attempt).not.toThrow(NEW);
  });

  it('include BETTER_AUTH_SECRET, which is an earlier one if it is not listed', () => {
    expect(read({ BETTER_AUTH_SECRETS: `2:${NEW}`, BETTER_AUTH_SECRET: OLD })).toEqual({
      current: { version: 2, value: NEW },
      others: [{ version: null, value: OLD }],
      plain: OLD,
    });
  });

  it('are required in production, in either form', () => {
    const env = {
      NODE_ENV: 'production',
      DATABASE_URL: 'postgresql://u:p@host/db?sslmode=verify-full',
      SITE_URL: 'https://docs.example.com',
      MAIL_FROM: 'docs@example.com',
      SMTP_URL: 'smtp://localhost',
    };
    expect(() => read(env)).toThrow('BETTER_AUTH_SECRET is required in production');
    expect(read({ ...env, BETTER_AUTH_SECRETS: `2:${NEW}` })?.current.version).toBe(2);
  });
});
