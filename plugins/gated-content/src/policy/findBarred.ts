import { isAllowed, type AllowedSources } from './allowedSources';
import type { PageSurvey } from './surveyPage';

interface Site {
  /** Absolute, with `baseUrl`. */
  url: string;
  authUrl: string | null;
  allowed: AllowedSources;
}

/** What a page loads and its policy would not let it load: `img-src https://images.example.com`. */
export function findBarred({ loads }: PageSurvey, { url, authUrl, allowed }: Site): string[] {
  const own = [new URL(url).origin, ...(authUrl === null ? [] : [authUrl])];
  return loads.flatMap(({ directive, what }) => {
    if (directive === null) return [what];
    if (!URL.canParse(what, url)) return [];
    const target = new URL(what, url);
    if (own.includes(target.origin) || isAllowed(target, allowed[directive] ?? [])) return [];
    if (directive === 'img-src' && ['data:', 'blob:'].includes(target.protocol)) return [];
    return [`${directive} ${target.origin === 'null' ? target.protocol : target.origin}`];
  });
}
