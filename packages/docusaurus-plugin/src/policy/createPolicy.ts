import type { AllowedSources, Directive } from './allowedSources';
import type { Need } from './policyNeeds';

interface Site {
  /** The origin of gated files and of the API, if it is not the site's own. */
  authUrl: string | null;
  allowed: AllowedSources;
}

/**
 * Creates the policy of a page.
 *
 * Inline styles are allowed: Docusaurus's code blocks and React write `style` attributes, which
 * can't be hashed.
 *
 * @param hashes of the inline scripts that are allowed
 * @param needs of the site's own styles and scripts
 * @see https://www.w3.org/TR/CSP3/, ASVS 5.0 3.4.3
 */
export function createPolicy(
  hashes: Iterable<string>,
  { authUrl, allowed }: Site,
  needs: Iterable<Need> = [],
): string {
  const own = authUrl === null ? ["'self'"] : ["'self'", authUrl];
  const directives: Record<string, string[]> = {
    'default-src': ["'self'"],
    'base-uri': ["'none'"],
    'object-src': ["'none'"],
    'form-action': ["'self'"],
    'script-src': [...own, ...[...hashes].sort()],
    'style-src': [...own, "'unsafe-inline'"],
    'img-src': [...own],
    'font-src': ["'self'"],
    'media-src': [...own],
    'worker-src': ["'self'"],
    'connect-src': own,
  };
  for (const need of [...needs].sort()) {
    const [name = '', source = ''] = need.split(' ');
    directives[name]?.push(source);
  }
  return [...new Set([...Object.keys(directives), ...(Object.keys(allowed) as Directive[])])]
    .map((name) =>
      [name, ...(directives[name] ?? ["'self'"]), ...(allowed[name as Directive] ?? [])].join(' '),
    )
    .join(';');
}
