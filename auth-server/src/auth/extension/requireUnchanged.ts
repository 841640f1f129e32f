import type { BetterAuthOptions } from 'better-auth';
import type { Secrets } from '../../secrets/secretSettings.js';
import { StartupError } from '../../startupError.js';

/** The parts of Better Auth's context that are checked. */
interface StartedAuth {
  options: BetterAuthOptions;
  trustedOrigins: string[];
  secret: string;
  password: { hash: unknown };
  authCookies: { sessionToken: { attributes: { httpOnly?: boolean | undefined } } };
}

/**
 * A plugin can replace parts of Better Auth at startup. The gate depends on these.
 * @throws StartupError that lists every change
 */
export function requireUnchanged(
  context: StartedAuth,
  expected: {
    settings: { siteUrl: string; authUrl: string; secrets: Secrets };
    hash: (password: string) => Promise<string>;
  },
): void {
  const { siteUrl, authUrl, secrets } = expected.settings;
  const { options } = context;
  const trusted = [context.trustedOrigins, options.trustedOrigins ?? []].flat();
  const foreign = trusted.filter((origin) => origin !== siteUrl && origin !== authUrl);
  const checks: [string, boolean][] = [
    [`trusted origins: ${foreign.map(String).join(', ')}`, foreign.length > 0],
    ['the secret', context.secret !== secrets.current.value],
    ['password hashing', context.password.hash !== expected.hash],
    ['the session cookie', !context.authCookies.sessionToken.attributes.httpOnly],
    ['the cookie cache', options.session?.cookieCache?.enabled === true],
    ['the session store', options.secondaryStorage !== undefined],
    ['the origin check', options.advanced?.disableOriginCheck === true],
    ['the CSRF check', options.advanced?.disableCSRFCheck === true],
    ['rate limits', options.rateLimit?.enabled !== true],
  ];
  const changed = checks.filter(([, isChanged]) => isChanged).map(([what]) => `  ${what}`);
  if (changed.length === 0) return;
  throw new StartupError(
    `A plugin in betterAuth.plugins changes settings that protect gated pages. Remove it:\n${changed.join('\n')}`,
  );
}
