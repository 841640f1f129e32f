/** The directives that a site can extend. Everything else is the same for every site. */
export const DIRECTIVES = [
  'script-src',
  'style-src',
  'img-src',
  'font-src',
  'media-src',
  'connect-src',
  'frame-src',
  'form-action',
] as const;

export type Directive = (typeof DIRECTIVES)[number];

/**
 * A URL that a page or a stylesheet loads, as written. `null` if no policy in a page can allow it.
 */
export interface Load {
  directive: Directive | null;
  what: string;
}

/** Origins by directive, as configured. */
export type AllowedSources = Partial<Record<Directive, string[]>>;

/** Whether one of the origins, some of which are wildcards for subdomains, matches the URL. */
export function isAllowed(url: URL, sources: readonly string[]): boolean {
  return sources.some((allowed) => {
    const { protocol, host } = new URL(allowed.replace('*.', ''));
    if (protocol !== url.protocol) return false;
    return allowed.includes('*.') ? url.host.endsWith(`.${host}`) : url.host === host;
  });
}
