import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { requireAssumption } from './requireAssumption';

export interface GeneratedRoute {
  path: string;
  /** Matches the page itself, and no address below it. */
  isExact: boolean;
  /** Has no page of its own, only those below it. */
  isParent: boolean;
}

/**
 * The routes of a site, as Docusaurus writes them for its client after all plugins have added
 * theirs.
 */
export function readGeneratedRoutes(generatedFilesDir: string): GeneratedRoute[] {
  const file = path.join(generatedFilesDir, 'routes.js');
  if (!existsSync(file)) return [];
  const [, ...parts] = readFileSync(file, 'utf8').split(/^\s*path: '/m);
  requireAssumption(
    parts.length > 0,
    `${file} does not list routes in a form that the gate can read`,
  );
  return parts.flatMap((part) => {
    const [, route] = /^((?:[^'\\]|\\.)*)'/.exec(part) ?? [];
    if (route === undefined) return [];
    return {
      path: decode(route),
      isExact: /^\s*exact: true/m.test(part),
      isParent: /^\s*routes: \[/m.test(part),
    };
  });
}

function decode(route: string): string {
  try {
    return decodeURI(route);
  } catch {
    return route;
  }
}
