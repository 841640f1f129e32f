import { describe, expect, it } from 'vitest';
import { resolveAuthUrl } from './resolveAuthUrl';

const SITE = 'https://docs.example.com';

describe('the origin of gated files', () => {
  it.each(['', SITE, `${SITE}/`])('is the site’s own for %j', async (authUrl) => {
    expect(await resolveAuthUrl(authUrl, SITE)).toBeNull();
  });

  it('is that of the server on a subdomain', async () => {
    expect(await resolveAuthUrl('https://auth.example.com/', SITE)).toBe(
      'https://auth.example.com',
    );
  });

  it("can't be on another site, because browsers would not send the session", async () => {
    await expect(resolveAuthUrl('https://acme-auth.dev', SITE)).rejects.toThrow(
      /https:\/\/acme-auth\.dev.*not on the same site.*https:\/\/docs\.example\.com/,
    );
  });
});
