import type { BetterAuthOptions } from 'better-auth';
import { StartupError } from '../../startupError.js';

/** As much of Better Auth's context as is looked at. */
interface StartedAuth {
  options: BetterAuthOptions;
  trustedOrigins: string[];
  secret: string;
  password: { hash: unknown };
  authCookies: { sessionToken: { attributes: { httpOnly?: boolean | undefined } } };
}

/**
 * A plugin can replace parts of Better Auth when it begins. These, the gate depends on.
 *
 * @throws StartupError that names all that has changed
 */
export function requireUnchanged(
  context: StartedAuth,
  expected: {
    settings: { siteUrl: string; authUrl: string; secret: string };
    hash: (password: string) => Promise<string>;
  },
): void {
  const { siteUrl, authUrl, secret } = expected.settings;
  const { options } = context;
  const trusted = [context.trustedOrigins, options.trustedOrigins ?? []].flat();
  const foreign = trusted.filter((origin) => origin !== siteUrl && origin !== authUrl);
  const checks: [string, boolean][] = [
    [`trusted origins: ${foreign.map(String).join(', ')}`, foreign.length > 0],
    ['the secret', context.secret !== secret],
    ['how passwords are hashed', context.password.hash !== expected.hash],
    ['the session’s cookie', !context.authCookies.sessionToken.attributes.httpOnly],
    ['the cookie cache', options.session?.cookieCache?.enabled === true],
    ['the session’s store', options.secondaryStorage !== undefined],
    ['the check of origins', options.advanced?.disableOriginCheck === true],
    ['the check against forged requests', options.advanced?.disableCSRFCheck === true],
    ['limits of requests', options.rateLimit?.enabled !== true],
  ];
  const changed = checks.filter(([, isChanged]) => isChanged).map(([what]) => `  ${what}`);
  if (changed.length === 0) return;
  throw new StartupError(
    `A plugin in betterAuth.plugins changes what gated pages depend on. Leave it out:\n${changed.join('\n')}`,
  );
}
