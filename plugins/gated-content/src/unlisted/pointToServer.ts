import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { FILES_DIR } from '../emit/createManifest';
import type { AssetOrigins } from '../split/rewriteAssetUrls';
import { rewriteGatedFiles } from '../split/rewriteGatedFiles';
import { rewriteOpenPage } from '../split/rewriteOpenPage';
import type { MergedGroup } from './mergeGroup';

/**
 * Makes a group's pages and files load from the server what the static host does not have. In its own build
 * the group has named gated files there: now what was public in that build, and is in no other, follows.
 *
 * @param merged copied into the gated directory
 * @param assets what was public in the group's build
 * @throws Error for what browsers would look for on the static host
 */
export function pointToServer(
  merged: Pick<MergedGroup, 'pages' | 'files'>,
  assets: readonly string[],
  gatedDir: string,
  origins: AssetOrigins,
): void {
  const added = new Set(merged.files);
  const gated = assets.filter((asset) => added.has(asset));
  const pages = merged.pages.map((page) => {
    const file = path.join(gatedDir, page);
    return { file, html: readFileSync(file, 'utf8') };
  });
  const styles = gated.filter((asset) => asset.endsWith('.css'));
  for (const { html } of pages) requireLoadedAtOnce(styles, html);
  rewriteGatedFiles(
    { moved: merged.files, gated, all: [...merged.files, ...assets] },
    path.join(gatedDir, FILES_DIR),
    origins,
  );
  for (const { file, html } of pages) writeFileSync(file, rewriteOpenPage(html, added, origins));
}

/** The bundler's runtime knows only of the group's gated styles that they are not the site's. */
function requireLoadedAtOnce(styles: readonly string[], html: string): void {
  const late = styles.filter((style) => !html.includes(style));
  if (late.length === 0) return;
  throw new Error(
    [
      'With "authUrl", these styles of unlisted pages would never load, because pages load them later:',
      ...late.map((style) => `- ${style}`),
      'Leave the "styles" group of "splitChunks" as Docusaurus has it: it makes one style sheet of them.',
    ].join('\n'),
  );
}
