/** What a site may allow on top of its own. All else is the same for every site. */
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

/** What a page or a stylesheet loads: a URL, as it is written. `null`: a policy for pages cannot allow it at all. */
export interface Load {
  directive: Directive | null;
  what: string;
}

/** Origins by directive, as a site's configuration names them. */
export type AllowedSources = Partial<Record<Directive, string[]>>;

/** Whether one of the origins, of which some stand for all subdomains, is this URL's. */
export function isAllowed(url: URL, sources: readonly string[]): boolean {
  return sources.some((allowed) => {
    const { protocol, host } = new URL(allowed.replace('*.', ''));
    if (protocol !== url.protocol) return false;
    return allowed.includes('*.') ? url.host.endsWith(`.${host}`) : url.host === host;
  });
}
