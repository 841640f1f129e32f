/**
 * The origin that gated files load from, when it is not the site's own.
 *
 * @param authUrl the option: empty means "not set", as it does in the environment
 * @param siteUrl `url` of the site's configuration
 * @returns `null` for a site and a server of one origin
 * @throws Error when browsers would take the two for two sites
 */
export async function resolveAuthUrl(authUrl: string, siteUrl: string): Promise<string | null> {
  if (authUrl === '') return null;
  const [auth, site] = [new URL(authUrl).origin, new URL(siteUrl).origin];
  if (auth === site) return null;
  // It brings the list of all public suffixes, which no other site needs.
  const { crossSiteProblem } = await import('@gatehouse/contract/crossSiteProblem');
  const problem = crossSiteProblem(site, auth);
  if (problem !== null) throw new Error(problem);
  return auth;
}
