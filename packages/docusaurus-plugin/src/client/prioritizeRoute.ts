/** The relevant part of a route in Docusaurus's `@generated/routes`. */
export interface Route {
  readonly path?: unknown;
  readonly exact?: unknown;
  readonly routes?: Route[];
}

/**
 * React Router tries routes one by one, three times per render of a document: with thousands of
 * pages, that is half of the render time, and gated pages are rendered twice.
 *
 * @param routes reordered in place, but never so that a different route matches a path
 * @returns a function that moves a page's route before its siblings
 */
export function createRoutePrioritizer(routes: Route[]): (pathname: string) => void {
  const positions = new Map<string, Position | null>();
  collectPositions(routes, positions);
  return (pathname) => {
    const position = positions.get(keyOf(pathname));
    if (!position) return;
    const { siblings, route } = position;
    siblings.splice(siblings.indexOf(route), 1);
    siblings.unshift(route);
  };
}

interface Position {
  siblings: Route[];
  route: Route;
}

/** Only routes that have nothing but pages before them, and whose path is unique. */
function collectPositions(siblings: Route[], positions: Map<string, Position | null>): void {
  let isAmongPages = true;
  for (const route of siblings) {
    isAmongPages &&= isPage(route);
    if (isAmongPages) {
      const key = keyOf(String(route.path));
      positions.set(key, positions.has(key) ? null : { siblings, route });
    }
    if (route.routes) collectPositions(route.routes, positions);
  }
}

/** Whether the route matches a single path. Other characters make it a path-to-regexp pattern. */
function isPage({ path, exact, routes }: Route): boolean {
  return exact === true && !routes && typeof path === 'string' && !/[*+?:(){}[\]\\]/.test(path);
}

/** React Router ignores case and a trailing slash. */
function keyOf(path: string): string {
  return path.toLowerCase().replace(/\/$/, '');
}
