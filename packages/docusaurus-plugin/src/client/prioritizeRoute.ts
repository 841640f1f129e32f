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
 * @param routes changed in position, and never so that another route answers a path than before
 * @returns puts the route of a page in front of its siblings
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

/** Only routes that nothing but their like is in front of, and that are alone with their path. */
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

/** Answers one path. What else a path may hold is a pattern, as path-to-regexp reads it. */
function isPage({ path, exact, routes }: Route): boolean {
  return exact === true && !routes && typeof path === 'string' && !/[*+?:(){}[\]\\]/.test(path);
}

/** React Router tells neither case nor a trailing slash apart. */
function keyOf(path: string): string {
  return path.toLowerCase().replace(/\/$/, '');
}
