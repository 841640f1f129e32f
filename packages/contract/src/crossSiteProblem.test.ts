import { describe, expect, it } from 'vitest';
import { crossSiteProblem } from './crossSiteProblem';

describe('site and server on the same site', () => {
  it.each([
    ['https://docs.example.com', 'https://docs.example.com'],
    ['https://docs.example.com', 'https://auth.example.com'],
    ['https://example.com', 'https://auth.example.com'],
    ['https://docs.example.co.uk', 'https://auth.example.co.uk'],
    ['https://docs.example.test', 'https://auth.example.test:8443'],
    ['http://localhost:3000', 'http://localhost:4000'],
    ['http://127.0.0.1:3000', 'http://127.0.0.1:4000'],
    ['https://acme.github.io', 'https://acme.github.io'],
  ])('%s and %s', (siteUrl, authUrl) => {
    expect(crossSiteProblem(siteUrl, authUrl)).toBeNull();
  });
});

describe('site and server on different sites', () => {
  it.each([
    ['https://docs.example.com', 'https://auth.example.org'],
    ['https://docs.example.com', 'https://example.com.evil.net'],
    ['https://a.co.uk', 'https://b.co.uk'],
    ['https://acme.github.io', 'https://auth.github.io'],
    ['https://docs.pages.dev', 'https://auth.pages.dev'],
    ['http://127.0.0.1:3000', 'http://127.0.0.2:3000'],
    ['http://localhost:3000', 'http://127.0.0.1:3000'],
  ])('%s and %s', (siteUrl, authUrl) => {
    const problem = crossSiteProblem(siteUrl, authUrl);
    expect(problem).toContain(
      `AUTH_URL (${authUrl}) is not on the same site as SITE_URL (${siteUrl})`,
    );
    expect(problem).toContain('third-party cookies');
  });

  it('names the domain the server should be on', () => {
    expect(crossSiteProblem('https://docs.example.co.uk', 'https://x.dev')).toContain(
      'a subdomain of example.co.uk',
    );
  });

  it.each(['vercel.app', 'github.io', 'pages.dev'])(
    'suggests no subdomain of %s, where everyone has just one name',
    (suffix) => {
      const problem = crossSiteProblem(`https://docs.${suffix}`, `https://auth.${suffix}`);
      expect(problem).toContain(
        `Every name below ${suffix} is a site of its own. Use your own domain`,
      );
      expect(problem).not.toContain('a subdomain of');
    },
  );

  it('compares the scheme, as browsers do', () => {
    expect(crossSiteProblem('https://docs.example.com', 'http://auth.example.com')).toContain(
      'SITE_URL is https and AUTH_URL is http',
    );
  });
});
