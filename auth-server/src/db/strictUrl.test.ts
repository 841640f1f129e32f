import { describe, expect, it } from 'vitest';
import { makeStrict, requiresChannelBinding, sslModeProblem } from './strictUrl.js';

const NEON = 'postgresql://user:p%40ss@ep-example-pooler.eu-central-1.aws.neon.tech/neondb';

describe('a connection string', () => {
  it.each(['require', 'prefer', 'verify-ca'])('with sslmode=%s checks the certificate', (mode) => {
    const strict = makeStrict(`${NEON}?sslmode=${mode}&channel_binding=require`);
    expect(strict.url).toBe(`${NEON}?sslmode=verify-full&channel_binding=require`);
    expect(strict.changes).toEqual([`sslmode=${mode} is now verify-full`]);
    expect(strict.warnings).toEqual([]);
    expect(requiresChannelBinding(strict.url)).toBe(true);
  });

  it('cannot select the weaker modes of libpq', () => {
    expect(makeStrict(`${NEON}?uselibpqcompat=true&sslmode=require`)).toEqual({
      url: `${NEON}?sslmode=verify-full`,
      changes: ['sslmode=require is now verify-full', 'uselibpqcompat was removed'],
      warnings: [],
    });
  });

  it('that is already strict stays unchanged', () => {
    const url = `${NEON}?sslmode=verify-full&sslrootcert=/etc/ca.pem`;
    expect(makeStrict(url)).toEqual({ url, changes: [], warnings: [] });
    expect(requiresChannelBinding(url)).toBe(false);
  });

  it.each([
    ['without sslmode', NEON, /not encrypted: add sslmode=verify-full/],
    ['with sslmode=disable', `${NEON}?sslmode=disable`, /not encrypted/],
    ['with sslmode=no-verify', `${NEON}?sslmode=no-verify`, /certificate is not checked/],
  ])('%s causes a warning', (_what, url, warning) => {
    expect(makeStrict(url)).toEqual({
      url,
      changes: [],
      warnings: [expect.stringMatching(warning)],
    });
  });

  it.each(['localhost', '127.0.0.1', '[::1]'])('to %s causes no warning', (host) => {
    expect(makeStrict(`postgresql://u:p@${host}:5432/docs`).warnings).toEqual([]);
  });

  it('with a misspelled sslmode is refused', () => {
    expect(sslModeProblem(`${NEON}?sslmode=verify_full`)).toMatch(/unknown sslmode.*verify-full/);
    expect(sslModeProblem(`${NEON}?sslmode=require`)).toBeNull();
    expect(sslModeProblem(NEON)).toBeNull();
  });
});
