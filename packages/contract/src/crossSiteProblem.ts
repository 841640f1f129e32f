import { getDomain } from 'tldts';

/**
 * Site and server may live on two origins, but on one site, as browsers count it: the same scheme, and the
 * same domain that someone registered (by the public suffix list, hosters' own suffixes such as `github.io`
 * among them). Else the session is a third-party cookie, which browsers do not send.
 * @param siteUrl origin, `https://docs.example.com`
 * @param authUrl origin, `https://auth.example.com`
 * @returns what to do about two origins that are not of one site, `null` when they are
 */
export function crossSiteProblem(siteUrl: string, authUrl: string): string | null {
  const [site, auth] = [new URL(siteUrl), new URL(authUrl)];
  if (site.hostname !== auth.hostname) {
    const domain = registrableDomain(site.hostname);
    if (domain === null || domain !== registrableDomain(auth.hostname)) {
      return (
        `AUTH_URL (${auth.origin}) is not on the same site as SITE_URL (${site.origin}). Browsers that ` +
        'block third-party cookies, such as Safari, would keep every reader signed out. Give the server ' +
        `${domain === null ? "a name next to the site's" : `a subdomain of ${domain}`} (auth.example.com ` +
        'next to docs.example.com), or put site and server on one origin.'
      );
    }
  }
  if (site.protocol === auth.protocol) return null;
  return (
    `SITE_URL is ${site.protocol.slice(0, -1)} and AUTH_URL is ${auth.protocol.slice(0, -1)}: ` +
    'browsers treat these as two sites and would not send the session. Use https for both.'
  );
}

/** `null` for addresses, for single names such as `localhost`, and for public suffixes themselves. */
function registrableDomain(hostname: string): string | null {
  return getDomain(hostname, { allowPrivateDomains: true });
}
