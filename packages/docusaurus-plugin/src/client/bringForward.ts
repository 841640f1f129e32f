/** What counts here of a route, as Docusaurus' `@generated/routes` lists them. */
export interface Route {
  readonly path?: unknown;
  readonly exact?: unknown;
  readonly routes?: Route[];
}

/**
 * React Router tries routes one after the other, and three times in the render of a document: with
 * thousands of pages that is half of a render, and gated pages are rendered twice.
 *
 * @param routes changed in place, and never so that another route answers a path than before
 * @returns puts the route of a page in front of its siblings
 */
export function createBringForward(routes: Route[]): (pathname: string) => void {
  const places = new Map<string, Place | null>();
  collectPlaces(routes, places);
  return (pathname) => {
    const place = places.get(keyOf(pathname));
    if (!place) return;
    const { siblings, route } = place;
    siblings.splice(siblings.indexOf(route), 1);
    siblings.unshift(route);
  };
}

interface Place {
  siblings: Route[];
  route: Route;
}

/** Only routes that nothing but their like stands in front of, and that are alone with their path. */
function collectPlaces(siblings: Route[], places: Map<string, Place | null>): void {
  let isAmongPages = true;
  for (const route of siblings) {
    isAmongPages &&= isPage(route);
    if (isAmongPages) {
      const key = keyOf(String(route.path));
      places.set(key, places.has(key) ? null : { siblings, route });
    }
    if (route.routes) collectPlaces(route.routes, places);
  }
}

/** Answers one path. What else a path may hold is a pattern, as path-to-regexp reads it. */
function isPage({ path, exact, routes }: Route): boolean {
  return exact === true && !routes && typeof path === 'string' && !/[*+?:(){}[\]\\]/.test(path);
}

/** React Router tells neither case nor a trailing slash apart. */
function keyOf(path: string): string {
  return path.toLowerCase().replace(/\/$/, '');
}
