import { z } from 'zod';

/** What a site may allow on top of its own. All else is the same for every site. */
const DIRECTIVES = [
  ...(['script-src', 'style-src', 'img-src', 'font-src', 'media-src'] as const),
  ...(['connect-src', 'frame-src', 'form-action'] as const),
] as const;

export type Directive = (typeof DIRECTIVES)[number];

/** Origins by directive, as a site's configuration names them. */
export type AllowedSources = Partial<Record<Directive, string[]>>;

/** A scheme alone (`https:`), `*.com` or `'unsafe-inline'` would allow what an attacker needs. */
const source = z
  .string()
  .regex(
    /^(?:https|wss):\/\/(?:(?:\*\.)?[a-z\d-]+(?:\.[a-z\d-]+)+)(?::\d+)?$/,
    'must be an origin, such as "https://images.example.com" or "https://*.example.com"',
  );

export const allowedSourcesSchema = z.union([
  z.literal(false),
  z.partialRecord(z.enum(DIRECTIVES), z.array(source), {
    error: ({ keys }) =>
      Array.isArray(keys)
        ? `a site may add to ${DIRECTIVES.join(', ')}, and not to ${keys.join(', ')}`
        : 'must be false, or an object of directives and origins',
  }),
]);

/** Whether one of the origins, of which some stand for all sub-domains, is this URL's. */
export function isAllowed(url: URL, sources: readonly string[]): boolean {
  return sources.some((allowed) => {
    const { protocol, host } = new URL(allowed.replace('*.', ''));
    if (protocol !== url.protocol) return false;
    return allowed.includes('*.') ? url.host.endsWith(`.${host}`) : url.host === host;
  });
}
