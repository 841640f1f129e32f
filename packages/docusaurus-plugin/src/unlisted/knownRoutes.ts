import { readFileSync, writeFileSync } from 'node:fs';

/**
 * The environment variable with the file in which the public build lists its routes for the builds
 * of unlisted pages.
 */
const ROUTES_VARIABLE = 'GATED_CONTENT_KNOWN_ROUTES';

/** @returns additional environment variables for a group's build */
export function passRoutes(routes: readonly string[], file: string): Record<string, string> {
  writeFileSync(file, JSON.stringify(routes));
  return { [ROUTES_VARIABLE]: file };
}

/**
 * The addresses in the public build: with the same settings, this build would have the same ones.
 */
export function readKnownRoutes(environment: Record<string, string | undefined>): string[] {
  const file = environment[ROUTES_VARIABLE];
  if (file === undefined)
    throw new Error('The build of unlisted pages does not know the public routes.');
  return JSON.parse(readFileSync(file, 'utf8')) as string[];
}
