import path from 'node:path';
import { isReserved, KEY_SET_PATH, RESERVED_PATHS } from '@gatehouse/contract/reservedPaths';
import { readGeneratedRoutes } from './docusaurus/generatedRoutes';
import type { LoadedContent } from './docusaurus/loadedContent';
import { filesBelow } from '@gatehouse/contract/filesBelow';

const MAX_LISTED = 20;

interface Site {
  baseUrl: string;
  siteDir: string;
  staticDirs: readonly string[];
}

/**
 * Files in static directories at addresses that the server handles itself, as a paragraph. Nobody
 * would ever get them.
 */
export function findReservedFiles({ baseUrl, siteDir, staticDirs }: Site): string | null {
  const offenders = staticDirs.flatMap((directory) =>
    filesBelow(directory).filter((file) =>
      isReserved(baseUrl + path.relative(directory, file).split(path.sep).join('/')),
    ),
  );
  if (offenders.length === 0) return null;
  return [
    `The server handles ${NAMES} itself, but these files would be served there:`,
    ...atMost(offenders.map((file) => path.relative(siteDir, file).split(path.sep).join('/'))),
    'Move them to another folder in the static directory.',
  ].join('\n');
}

/**
 * The same for routes. Throws for those that Docusaurus has generated, which are known when all
 * plugins have added theirs.
 */
export function refuseReservedRoutes(
  generatedFilesDir: string,
  { baseUrl }: Pick<Site, 'baseUrl'>,
  settings: readonly ReservedSetting[],
): void {
  const routes = new Set(readGeneratedRoutes(generatedFilesDir).map((route) => route.path));
  const offenders = [...routes].filter(isReserved);
  if (offenders.length === 0) return;
  throw new Error(
    [
      `The server handles ${NAMES} itself, but these pages would be served there:`,
      ...atMost(offenders),
      ...(isReserved(baseUrl.replace(/\/$/, '') || '/')
        ? [`Change the site's "baseUrl" from "${baseUrl}" to something else.`]
        : [
            ...settings.map(
              ({ plugin, id }) =>
                `Give ${plugin}, instance "${id}", another "routeBasePath" (such as "reference").`,
            ),
            'To move a single page, set "slug" in its front matter or rename its file.',
          ]),
    ].join('\n'),
  );
}

/** A content plugin whose pages are all at reserved addresses. */
export interface ReservedSetting {
  plugin: string;
  id: string;
}

/** The instances of content plugins that have a reserved address as the root of their pages. */
export function findReservedSettings({ docs, blogs }: LoadedContent): ReservedSetting[] {
  return [
    ...docs
      .filter(({ versions }) => versions.some((version) => isReserved(version.path)))
      .map(({ id }) => ({ plugin: '@docusaurus/plugin-content-docs', id })),
    ...blogs
      .filter(({ tagsPath }) => isReserved(tagsPath))
      .map(({ id }) => ({ plugin: '@docusaurus/plugin-content-blog', id })),
  ];
}

const NAMES = `${RESERVED_PATHS.map((name) => `"${name}/…"`).join(', ')} and "${KEY_SET_PATH}"`;

function atMost(lines: readonly string[]): string[] {
  const rest = lines.length - MAX_LISTED;
  const shown = lines.slice(0, MAX_LISTED).map((line) => `- ${line}`);
  return rest > 0 ? [...shown, `- and ${rest} more`] : shown;
}
