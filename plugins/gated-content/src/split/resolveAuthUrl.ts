import { crossSiteProblem } from '@gatehouse/contract/crossSiteProblem';

/**
 * The origin that gated files load from, when it is not the site's own.
 *
 * @param authUrl the option: empty means "not set", as it does in the environment
 * @param siteUrl `url` of the site's configuration
 * @returns `null` for a site and a server of one origin
 * @throws Error when browsers would take the two for two sites
 */
export function resolveAuthUrl(authUrl: string, siteUrl: string): string | null {
  if (authUrl === '') return null;
  const [auth, site] = [new URL(authUrl).origin, new URL(siteUrl).origin];
  if (auth === site) return null;
  const problem = crossSiteProblem(site, auth);
  if (problem !== null) throw new Error(problem);
  return auth;
}
