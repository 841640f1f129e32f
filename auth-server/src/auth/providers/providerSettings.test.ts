import { expect, it } from 'vitest';
import { parseProviders } from './providerSettings.js';

const client = (prefix: string) => ({
  [`${prefix}_CLIENT_ID`]: 'id',
  [`${prefix}_CLIENT_SECRET`]: 'hunter2',
});

it('enables each provider with a client, and no others', () => {
  expect(parseProviders({})).toEqual({ providers: [], problems: [] });
  const env = {
    ...client('GOOGLE'),
    ...client('GITHUB'),
    OIDC_PROVIDERS: 'acme, corp',
    ...client('OIDC_ACME'),
    OIDC_ACME_ISSUER: 'https://login.acme.example/',
    OIDC_ACME_NAME: 'Acme',
    ...client('OIDC_CORP'),
    OIDC_CORP_ISSUER: 'http://localhost:4000',
  };
  const { providers, problems } = parseProviders(env);
  expect(problems).toEqual([]);
  expect(providers).toMatchObject([
    { id: 'google', issuer: 'https://accounts.google.com' },
    { id: 'github', url: 'https://github.com', apiUrl: 'https://api.github.com' },
    { id: 'acme', name: 'Acme', issuer: 'https://login.acme.example' },
    { id: 'corp', name: 'corp', issuer: 'http://localhost:4000' },
  ]);
});

it.each([
  [{ GOOGLE_CLIENT_ID: 'id' }, 'GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET belong together'],
  [{ ...client('GITHUB'), GITHUB_URL: 'http://github.example' }, 'GITHUB_URL must be an https URL'],
  [{ OIDC_PROVIDERS: 'github' }, 'OIDC_PROVIDERS must be a list of names'],
  [{ OIDC_PROVIDERS: 'Acme' }, 'OIDC_PROVIDERS must be a list of names'],
  [{ OIDC_PROVIDERS: 'acme', ...client('OIDC_ACME') }, 'OIDC_ACME_ISSUER is required'],
  [{ OIDC_PROVIDERS: 'acme' }, 'OIDC_ACME_CLIENT_ID and OIDC_ACME_CLIENT_SECRET belong together'],
])('refuses %j, naming the setting but not its value', (env, problem) => {
  const { problems } = parseProviders(env);
  expect(problems.join('\n')).toContain(problem);
  expect(problems.join('\n')).not.toContain('hunter2');
});
