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

/** What a page or a stylesheet loads and the policy would not let it load: `img-src https://images.example.com`. */
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
