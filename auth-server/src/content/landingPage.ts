import { type Access, decideAccess } from '@gatehouse/contract/access';
import type { Manifest } from '@gatehouse/contract/manifest';
import { decodePath, pageKey } from './routePath.js';

/** The page an email links to, for someone with these plans. Paths are below the base URL. */
export type LandingPage = (path: string, plans: readonly string[]) => string;

/** Picks the page itself if the reader can open it, else the home page, else the profile. */
export function createLandingPage({
  baseUrl,
  routes,
  accountRoutes,
}: Pick<Manifest, 'baseUrl' | 'accountRoutes'> & {
  routes: Readonly<Record<string, { access: Access }>>;
}): LandingPage {
  const needed = new Map(
    Object.entries(routes).map(([route, { access }]) => [pageKey(route), access]),
  );
  const isOpen = (path: string, plans: readonly string[]) => {
    const [page = ''] = path.split(/[?#]/, 1);
    const decoded = decodePath(baseUrl.slice(0, -1) + page);
    if (decoded === null) return false;
    return decideAccess(needed.get(pageKey(decoded)) ?? 'public', { plans }) === 'open';
  };
  return (path, plans) =>
    [path, '/'].find((candidate) => isOpen(candidate, plans)) ?? accountRoutes.profile;
}
