import { isAllowed, type AllowedSources } from './allowedSources';
import { INLINE_DIRECTIVES } from './policyNeeds';
import type { PageInspection } from './inspectPage';

interface Site {
  /** Absolute, with `baseUrl`. */
  url: string;
  authUrl: string | null;
  allowed: AllowedSources;
}

const INLINE_SCHEMES = ['data:', 'blob:'];

/**
 * What a page or a stylesheet loads and the policy would block: `img-src
 * https://images.example.com`.
 */
export function findBlockedLoads(
  { loads }: Pick<PageInspection, 'loads'>,
  { url, authUrl, allowed }: Site,
): string[] {
  const own = [new URL(url).origin, ...(authUrl === null ? [] : [authUrl])];
  return loads.flatMap(({ directive, what }) => {
    if (directive === null) return [what];
    if (!URL.canParse(what, url)) return [];
    const target = new URL(what, url);
    if (own.includes(target.origin) || isAllowed(target, allowed[directive] ?? [])) return [];
    if (INLINE_DIRECTIVES.has(directive) && INLINE_SCHEMES.includes(target.protocol)) return [];
    return [`${directive} ${target.origin === 'null' ? target.protocol : target.origin}`];
  });
}

const MAX_NAMED_PAGES = 3;

/** @param blocked what pages load → the files that load it */
export function describeBlockedLoads(blocked: ReadonlyMap<string, readonly string[]>): string {
  const lines = [...blocked].map(([what, files]) => {
    const more =
      files.length > MAX_NAMED_PAGES ? ` and ${files.length - MAX_NAMED_PAGES} more` : '';
    return `- ${what}: ${files.slice(0, MAX_NAMED_PAGES).join(', ')}${more}`;
  });
  return [
    'The content security policy would block these loads:',
    ...lines,
    'Put the file into the site, or allow its origin in the options of @gatehouse/docusaurus-plugin:',
    `  contentSecurityPolicy: { 'img-src': ['https://images.example.com'] }`,
    'Inline event handlers, "javascript:" links, <base>, <object> and <embed> can\'t be allowed: use a ' +
      'script or a link.',
  ].join('\n');
}
