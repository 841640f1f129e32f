import { z } from 'zod';

interface Client {
  /** Used in paths and in the database: never change it once readers have signed in. */
  id: string;
  /** The display name. */
  name: string;
  clientId: string;
  clientSecret: string;
}

/** A service that is trusted to identify readers. */
export type ProviderSettings =
  | (Client & { kind: 'openid'; issuer: string })
  | (Client & { kind: 'github'; url: string; apiUrl: string });

type Env = Readonly<Record<string, string | undefined>>;

const idSchema = z.string().regex(/^[a-z][a-z0-9]{0,31}$/);
const TAKEN = new Set(['google', 'github', 'credential']);
const LOCAL = /^(?:localhost|127\.0\.0\.1|\[::1\])$/;

/** https, so that no one on the network can impersonate the provider. */
const isSafeUrl = (text: string) => {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || url.search !== '' || url.hash !== '' || url.username !== '') return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && LOCAL.test(url.hostname));
};

/**
 * A provider is on if its client ID and secret are set.
 * @returns also the problems, without any value: it may be a secret
 */
export function parseProviders(env: Env): { providers: ProviderSettings[]; problems: string[] } {
  const problems: string[] = [];
  const providers: ProviderSettings[] = [];

  const readUrl = (name: string, standard?: string): string => {
    const url = env[name] ?? standard;
    if (url === undefined) problems.push(`${name} is required, such as https://login.example.com`);
    else if (!isSafeUrl(url)) problems.push(`${name} must be an https URL without a query`);
    return (url ?? '').replace(/\/+$/, '');
  };
  const readClient = (prefix: string, required: boolean) => {
    const names = [`${prefix}_CLIENT_ID`, `${prefix}_CLIENT_SECRET`];
    const [clientId, clientSecret] = names.map((name) => env[name]);
    if (clientId !== undefined && clientSecret !== undefined) return { clientId, clientSecret };
    if (required || clientId !== undefined || clientSecret !== undefined) {
      problems.push(`${names.join(' and ')} belong together: set both or neither`);
    }
    return null;
  };

  const google = readClient('GOOGLE', false);
  if (google !== null) {
    const issuer = readUrl('GOOGLE_ISSUER', 'https://accounts.google.com');
    providers.push({ ...google, kind: 'openid', id: 'google', name: 'Google', issuer });
  }
  const github = readClient('GITHUB', false);
  if (github !== null) {
    const url = readUrl('GITHUB_URL', 'https://github.com');
    const apiUrl = readUrl('GITHUB_API_URL', 'https://api.github.com');
    providers.push({ ...github, kind: 'github', id: 'github', name: 'GitHub', url, apiUrl });
  }
  for (const id of (env.OIDC_PROVIDERS ?? '').split(/[\s,]+/).filter(Boolean)) {
    if (!idSchema.safeParse(id).success || TAKEN.has(id)) {
      problems.push(
        'OIDC_PROVIDERS must be a list of names in lowercase letters and digits, such as "acme, corp", ' +
          `and can't include ${[...TAKEN].join(', ')}`,
      );
      continue;
    }
    const prefix = `OIDC_${id.toUpperCase()}`;
    const client = readClient(prefix, true);
    const issuer = readUrl(`${prefix}_ISSUER`);
    const name = env[`${prefix}_NAME`] ?? id;
    if (client !== null) providers.push({ ...client, kind: 'openid', id, name, issuer });
  }
  return { providers, problems };
}
