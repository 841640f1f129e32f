import { getDomain, parse } from 'tldts';

/**
 * Checks that site and server are same-site, as browsers define it. They may have two origins, but
 * need the same scheme and the same registrable domain (by the public suffix list, including
 * hosters' suffixes such as `github.io`). Otherwise the session is a third-party cookie, which
 * browsers don't send.
 * @param siteUrl origin, `https://docs.example.com`
 * @param authUrl origin, `https://auth.example.com`
 * @returns what to do about two cross-site origins, `null` when they are same-site
 */
export function crossSiteProblem(siteUrl: string, authUrl: string): string | null {
  const [site, auth] = [new URL(siteUrl), new URL(authUrl)];
  if (site.hostname !== auth.hostname) {
    const domain = registrableDomain(site.hostname);
    if (domain === null || domain !== registrableDomain(auth.hostname)) {
      return (
        `AUTH_URL (${auth.origin}) is not on the same site as SITE_URL (${site.origin}). Browsers that ` +
        `block third-party cookies, such as Safari, would keep every reader signed out. ${adviseFor(site.hostname, domain)}`
      );
    }
  }
  if (site.protocol === auth.protocol) return null;
  return (
    `SITE_URL is ${site.protocol.slice(0, -1)} and AUTH_URL is ${auth.protocol.slice(0, -1)}: ` +
    'browsers treat these as two sites and would not send the session. Use https for both.'
  );
}

function adviseFor(hostname: string, domain: string | null): string {
  const { isPrivate, publicSuffix } = parse(hostname, { allowPrivateDomains: true });
  // No customer of a hoster can have a name below another one: auth.docs.vercel.app doesn't exist.
  if (isPrivate) {
    return (
      `Every name below ${publicSuffix} is a site of its own. Use your own domain for both (docs.example.com and ` +
      'auth.example.com), or have the host of the site forward /api and /gated to the server, and leave out AUTH_URL.'
    );
  }
  return (
    `Give the server ${domain === null ? "a name next to the site's" : `a subdomain of ${domain}`} (auth.example.com ` +
    'next to docs.example.com), or put site and server on one origin.'
  );
}

/** `null` for IP addresses, single-label names such as `localhost`, and public suffixes. */
function registrableDomain(hostname: string): string | null {
  return getDomain(hostname, { allowPrivateDomains: true });
}
