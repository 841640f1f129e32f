import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { FILES_DIR, HTML_DIR, MANIFEST_FILE, MARKDOWN_DIR } from '@gatehouse/contract/manifestFile';
import { StartupError } from '../startupError.js';
import {
  loadContent,
  type BuildDirectories,
  type Content,
  type Deployment,
} from './loadContent.js';

/** Directories that the plugin writes next to a manifest: no locale has such a name. */
const PARTS: readonly string[] = [HTML_DIR, MARKDOWN_DIR, FILES_DIR];

/**
 * Reads a build in all locales. Docusaurus builds each locale below the default one (`build/fr`), and the
 * plugin does the same with gated files and their manifest.
 * @throws StartupError as `loadContent` does, and when a locale's directory doesn't match its base URL
 */
export async function loadSite(
  directories: BuildDirectories,
  deployment: Deployment,
): Promise<Content> {
  const site = await loadContent(directories, deployment);
  const locales = await Promise.all(
    (await findLocales(directories.gated)).map(async (name) => {
      const locale = await loadContent(
        {
          build: path.join(directories.build, name),
          gated: path.join(directories.gated, name),
        },
        deployment,
      );
      const expected = `${site.baseUrl}${name.split(path.sep).join('/')}/`;
      if (locale.baseUrl === expected) return locale;
      throw new StartupError(
        `The build in ${path.join(directories.gated, name)} is for ${locale.baseUrl}, not for ${expected}. ` +
          'Build the site again: npm run build',
      );
    }),
  );

  const all = [site, ...locales];
  const resources = new Map(all.flatMap((content) => [...content.resources]));
  return {
    ...site,
    buildId: all.map(({ buildId }) => buildId).join('.'),
    resources,
    markdown: all.flatMap(({ markdown }) => markdown),
    notFoundPages: new Map(all.flatMap((content) => [...content.notFoundPages])),
    // The public files of the default locale include the locked pages of the other locales.
    publicPages: new Map([...site.publicPages].filter(([key]) => !resources.has(key))),
  };
}

/** Directories with a manifest, at any depth, starting with the gated one. */
async function findLocales(gated: string, below = ''): Promise<string[]> {
  const entries = await readdir(path.join(gated, below), { withFileTypes: true });
  const found = await Promise.all(
    entries
      .filter((entry) => entry.isDirectory() && !(below === '' && PARTS.includes(entry.name)))
      .map(async ({ name }) => {
        const directory = path.join(below, name);
        const isLocale = existsSync(path.join(gated, directory, MANIFEST_FILE));
        return isLocale ? [directory] : findLocales(gated, directory);
      }),
  );
  return found.flat();
}
