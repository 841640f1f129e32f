import path from 'node:path';
import type { LoadContext } from '@docusaurus/types';
import { readGeneratedRoutes, type GeneratedRoute } from './docusaurus/generatedRoutes';

type Site = Pick<LoadContext, 'siteConfig' | 'generatedFilesDir' | 'baseUrl'>;

/**
 * Reports a missing page that every paywall links to, as strictly as the site treats broken links:
 * Docusaurus would list every gated page, but not say what to do. A site with its own paywall only
 * gets a warning, because that one may link elsewhere.
 * @param paywall the component that renders it
 * @returns the warning
 */
export function requireSignInPage(
  { siteConfig, generatedFilesDir, baseUrl }: Site,
  { signInPath, paywall }: { signInPath: string; paywall: unknown },
): string | null {
  const { onBrokenLinks } = siteConfig;
  if (onBrokenLinks === 'ignore') return null;
  const { pathname } = new URL(baseUrl + signInPath.slice(1), 'http://site');
  const wanted = withoutSlash(decodeURI(pathname));
  if (readGeneratedRoutes(generatedFilesDir).some((route) => isRouteOf(route, wanted))) {
    return null;
  }
  const problem =
    `The paywall of gated pages links to "${signInPath}", but the site has no such page. Set the ` +
    'sign-in page with the option "routes: { signIn: \'/…\' }" of @gatehouse/docusaurus-plugin, or add ' +
    'a page there.';
  const isOurs = typeof paywall === 'string' && paywall.startsWith(THEME_DIR);
  if (onBrokenLinks === 'throw' && isOurs) throw new Error(problem);
  return problem;
}

const THEME_DIR = path.join(__dirname, 'theme') + path.sep;

function isRouteOf({ path: route, isExact, isParent }: GeneratedRoute, wanted: string): boolean {
  // The catch-all page.
  if (isParent || route === '*') return false;
  const [fixed = ''] = route.split(/[:*(]/, 1);
  if (fixed !== route) return wanted.startsWith(fixed);
  const own = withoutSlash(route);
  return wanted === own || (!isExact && wanted.startsWith(`${own}/`));
}

function withoutSlash(route: string): string {
  return route.replace(/\/$/, '');
}
