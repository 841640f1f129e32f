import { expect, it } from 'vitest';
import { describeDeployment } from './describeDeployment.js';

const SITE = 'https://docs.example.com';
const AUTH = 'https://auth.example.com';

it.each([
  [
    'http://localhost:3000',
    'http://localhost:3000',
    false,
    'one origin for site and server, no proxy',
  ],
  [SITE, SITE, 2, 'one origin for site and server, proxies: 2'],
  [SITE, AUTH, ['loopback'], `split origin: site at ${SITE}, server at ${AUTH}`],
] as const)('describes deployments: %s, %s', (siteUrl, authUrl, trusted, described) => {
  const trustProxy = typeof trusted === 'object' ? [...trusted] : trusted;
  expect(describeDeployment({ siteUrl, authUrl, trustProxy })).toContain(described);
});

it('refuses https without a proxy that could terminate it', () => {
  expect(() => describeDeployment({ siteUrl: SITE, authUrl: SITE, trustProxy: false })).toThrow(
    /TRUST_PROXY trusts no proxy/,
  );
});
