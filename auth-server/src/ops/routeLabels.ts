import type { FinishedRequest } from './Metrics.js';

/** Routes of protocols whose paths the API's document does not list. */
const PROTOCOL_PREFIXES = ['/.well-known/', '/mcp', '/api/auth/oauth2/'];
/** Any other method has the label `other`: clients can send arbitrary words. */
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

export const methodLabel = (method = ''): string => (METHODS.has(method) ? method : 'other');

/**
 * Names the route of a request: the pattern of an operation, or a group. A client can't add names, and no
 * name contains what the client has sent: paths contain tokens, and each name costs memory for good.
 *
 * @param patterns such as `/api/avatars/{id}`
 * @example
 * const routeOf = createRouteLabels(['/api/me', '/api/avatars/{id}']);
 * routeOf({ url: '/api/avatars/0815?x=1', gate: undefined }); // '/api/avatars/{id}'
 * routeOf({ url: '/docs/intro', gate: undefined }); // 'site'
 * routeOf({ url: '/docs/premium', gate: 'open' }); // 'gated page'
 */
export function createRouteLabels(
  patterns: readonly string[],
): (request: Pick<FinishedRequest, 'url' | 'gate'>) => string {
  const exact = new Set(patterns.filter((pattern) => !pattern.includes('{')));
  const withParameters = patterns
    .filter((pattern) => pattern.includes('{'))
    .map((pattern) => ({ pattern, segments: pattern.split('/') }));
  return ({ url, gate }) => {
    if (gate !== undefined) return 'gated page';
    const [path = ''] = url.split('?', 1);
    if (exact.has(path)) return path;
    const prefix = PROTOCOL_PREFIXES.find((start) => path.startsWith(start));
    if (prefix !== undefined) return `${prefix}*`;
    if (path.startsWith('/gated/')) return '/gated/*';
    if (!path.startsWith('/api/')) return 'site';
    const given = path.split('/');
    const found = withParameters.find(({ segments }) => matches(segments, given));
    return found?.pattern ?? '/api/*';
  };
}

function matches(pattern: readonly string[], given: readonly string[]): boolean {
  return (
    pattern.length === given.length &&
    pattern.every((segment, index) => segment.startsWith('{') || segment === given[index])
  );
}
