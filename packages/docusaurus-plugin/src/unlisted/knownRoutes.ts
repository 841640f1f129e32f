import { readFileSync, writeFileSync } from 'node:fs';

/** Names the file in which the public build leaves its routes for the builds of unlisted pages. */
const ROUTES_VARIABLE = 'GATED_CONTENT_KNOWN_ROUTES';

/** @returns what the environment of a group's build must have besides */
export function passOnRoutes(routes: readonly string[], file: string): Record<string, string> {
  writeFileSync(file, JSON.stringify(routes));
  return { [ROUTES_VARIABLE]: file };
}

/** The addresses that the public build has: with the same settings, as this one would have them. */
export function readKnownRoutes(environment: Record<string, string | undefined>): string[] {
  const file = environment[ROUTES_VARIABLE];
  if (file === undefined)
    throw new Error('The build of unlisted pages does not know the public routes.');
  return JSON.parse(readFileSync(file, 'utf8')) as string[];
}
