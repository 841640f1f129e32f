import type { AccountRoutes } from '@gatehouse/contract/accountPages';
import { withoutFields } from '@gatehouse/contract/formFields';
import helmet from 'helmet';
import type { Guard } from './frontDoor.js';

/** Addresses whose answers are for programs, and are never stored. A page may be called `/mcp-guide`. */
const OWN = /^\/(?:api\/|mcp(?:[/?]|$))/;

interface Options {
  /** Whether the site uses https: then browsers are told to stay on it. */
  https: boolean;
  /** Whether the site has a different origin, and its pages load from this server. */
  isSplit?: boolean;
  routes: AccountRoutes;
}

/**
 * Security headers: strict ones for responses to programs, the site's for pages. The site's policy
 * sets what is safe for any page: no plugins, no `<base>`, no framing, forms only to itself.
 *
 * Helmet's output is recorded once and reused: its headers don't depend on the request, and gated
 * pages are measured in requests per second.
 */
export function securityHeaders({ https, isSplit = false, routes }: Options): Guard {
  const common = {
    strictTransportSecurity: https && { maxAge: 31_536_000, includeSubDomains: true },
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
    xFrameOptions: { action: 'deny' },
    // For obsolete browsers and plug-ins.
    xDnsPrefetchControl: false,
    xDownloadOptions: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
  } as const;
  const site = recordHeaders(
    helmet({
      ...common,
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          // What a page can load is set in the page itself, and repeated with it: see pagePolicy.
          defaultSrc: helmet.contentSecurityPolicy.dangerouslyDisableDefaultSrc,
          baseUri: ["'none'"],
          objectSrc: ["'none'"],
          frameAncestors: ["'none'"],
          formAction: ["'self'"],
        },
      },
    }),
  );
  const api = recordHeaders(
    helmet({
      ...common,
      crossOriginResourcePolicy: { policy: isSplit ? 'same-site' : 'same-origin' },
      contentSecurityPolicy: {
        useDefaults: false,
        directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
      },
    }),
  );
  const permissions: [string, string] = [
    'Permissions-Policy',
    'camera=(), geolocation=(), microphone=(), payment=()',
  ];

  return ({ url = '' }, response) => {
    const isOwn = OWN.test(url);
    const isApi = isOwn || url.startsWith('/gated/');
    for (const [name, value] of isApi ? api : site) response.setHeader(name, value);
    response.setHeader(...permissions);
    if (url.includes('?') && carriesFields(url, routes)) {
      // The page's files are requested before its script has cleaned the address bar.
      response.setHeader('Referrer-Policy', 'no-referrer');
    }
    if (isOwn) response.setHeader('Cache-Control', 'no-store');
  };
}

function carriesFields(url: string, routes: AccountRoutes): boolean {
  const at = url.indexOf('?');
  const search = url.slice(at);
  return withoutFields(url.slice(0, at), search, routes) !== search;
}

/** Records the headers that a middleware sets on any response. */
function recordHeaders(middleware: ReturnType<typeof helmet>): [string, string][] {
  const headers: [string, string][] = [];
  const recorder = {
    setHeader: (name: string, value: string) => headers.push([name, value]),
    removeHeader: () => undefined,
  };
  middleware({} as never, recorder as never, () => undefined);
  return headers;
}
