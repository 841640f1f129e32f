import type { AllContent } from '@docusaurus/types';
import type { AccountRoutes } from '@gatehouse/contract/accountPages';

/** A page as described by content plugins. */
interface Page {
  permalink: string;
  /** `@site/src/pages/profile.tsx` */
  source: string;
}

/**
 * Pages of the site at addresses of account pages: a line for each, with what to do. Docusaurus
 * would build only one of the two, and which one is unpredictable.
 */
export function findCollisions(
  allContent: AllContent,
  { routes, baseUrl }: { routes: AccountRoutes; baseUrl: string },
): string[] {
  const sources = new Map(
    pagesOf(allContent).map(({ permalink, source }) => [withoutSlash(permalink), source]),
  );
  return Object.entries(routes).flatMap(([page, path]) => {
    const source = sources.get(baseUrl + path.slice(1));
    if (source === undefined) return [];
    return [
      `${source.replace('@site/', '')} has the same address, "${path}", as Gatehouse's ${page} page. ` +
        `Move it, or move the account page with the option "routes: { ${page}: '/account${path}' }".`,
    ];
  });
}

interface Loaded {
  loadedVersions?: { docs: Page[] }[];
  blogPosts?: { metadata: Page }[];
}

/** All pages of all docs, blog and pages plugins. */
function pagesOf(allContent: AllContent): Page[] {
  return ['docs', 'blog', 'pages'].flatMap((kind) =>
    Object.values(allContent[`docusaurus-plugin-content-${kind}`] ?? {}).flatMap((content) => {
      if (Array.isArray(content)) return content as Page[];
      const { loadedVersions = [], blogPosts = [] } = (content ?? {}) as Loaded;
      return [
        ...loadedVersions.flatMap(({ docs }) => docs),
        ...blogPosts.map(({ metadata }) => metadata),
      ];
    }),
  );
}

const withoutSlash = (permalink: string): string => permalink.replace(/(.)\/$/, '$1');
