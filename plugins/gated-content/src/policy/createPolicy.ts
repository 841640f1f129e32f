import type { AllowedSources, Directive } from './allowedSources';

interface Site {
  /** The origin of gated files and of the API, unless it is the site's own. */
  authUrl: string | null;
  allowed: AllowedSources;
}

/**
 * The policy of a page.
 *
 * Styles are allowed inline: Docusaurus' code blocks and React write `style` attributes, for which
 * there is no hash.
 *
 * @param hashes of the inline scripts that may run
 * @see https://www.w3.org/TR/CSP3/, ASVS 5.0 3.4.3
 */
export function createPolicy(hashes: Iterable<string>, { authUrl, allowed }: Site): string {
  const own = authUrl === null ? ["'self'"] : ["'self'", authUrl];
  const directives: Record<string, string[]> = {
    'default-src': ["'self'"],
    'base-uri': ["'none'"],
    'object-src': ["'none'"],
    'form-action': ["'self'"],
    'script-src': [...own, ...[...hashes].sort()],
    'style-src': [...own, "'unsafe-inline'"],
    // `blob:` is a picture that the page has made itself: the preview of an upload.
    'img-src': [...own, 'data:', 'blob:'],
    'media-src': own,
    'connect-src': own,
  };
  return [...new Set([...Object.keys(directives), ...(Object.keys(allowed) as Directive[])])]
    .map((name) =>
      [name, ...(directives[name] ?? ["'self'"]), ...(allowed[name as Directive] ?? [])].join(' '),
    )
    .join(';');
}
