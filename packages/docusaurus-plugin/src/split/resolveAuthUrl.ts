/**
 * The origin that gated files load from, if it is not the site's own.
 *
 * @param authUrl the option: empty means "not set", as in the environment
 * @param siteUrl `url` from the site's configuration
 * @returns `null` for a site and a server on the same origin
 * @throws Error when the two are not same-site
 */
export async function resolveAuthUrl(authUrl: string, siteUrl: string): Promise<string | null> {
  if (authUrl === '') return null;
  const [auth, site] = [new URL(authUrl).origin, new URL(siteUrl).origin];
  if (auth === site) return null;
  // Loaded lazily: it contains the list of all public suffixes, which other sites don't need.
  const { crossSiteProblem } = await import('@gatehouse/contract/crossSiteProblem');
  const problem = crossSiteProblem(site, auth);
  if (problem !== null) throw new Error(problem);
  return auth;
}
