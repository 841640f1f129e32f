import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { FILES_DIR } from '@gatehouse/contract/manifestFile';
import { nameMovedFiles } from '../bundle/AuthOriginRuntime';
import { pointMarkdownToServer } from '../markdown/pointMarkdownToServer';
import type { AssetOrigins } from '../split/rewriteAssetUrls';
import { rewriteGatedFiles } from '../split/rewriteGatedFiles';
import { rewriteOpenPage } from '../split/rewriteOpenPage';
import type { MergedGroup } from './mergeGroup';

interface PlacedGroup extends Pick<MergedGroup, 'pages' | 'markdown' | 'files'> {
  /** What was public in the group's build. */
  assets: readonly string[];
  /**
   * The script of each worker → that of the same worker in public pages: workers start only on the
   * site's origin.
   */
  workers: ReadonlyMap<string, string>;
}

const CODE = /\.(?:js|css)$/;

/**
 * Makes a group's pages and scripts load from the server what the static host doesn't have. The
 * group's own build already does this for gated images and files; this adds what was public in that
 * build but is in no other.
 *
 * @param group its pages and files have been copied into the gated directory
 */
export function pointToServer(
  { pages, markdown, files, assets, workers }: PlacedGroup,
  gatedDir: string,
  origins: AssetOrigins,
): void {
  const filesDir = path.join(gatedDir, FILES_DIR);
  const moved = new Set(files);
  const gated = assets.filter((asset) => moved.has(asset));
  rewriteGatedFiles({ moved: files, gated, all: [...files, ...assets] }, filesDir, origins);

  const code = files.filter((file) => CODE.test(file));
  for (const file of code.filter((name) => name.endsWith('.js'))) {
    rewrite(path.join(filesDir, file), (script) => nameMovedFiles(script, code, workers));
  }
  for (const page of pages) {
    rewrite(path.join(gatedDir, page), (html) => rewriteOpenPage(html, moved, origins));
  }
  for (const file of markdown) {
    rewrite(path.join(gatedDir, file), (text) => pointMarkdownToServer(text, moved, origins));
  }
}

function rewrite(file: string, change: (text: string) => string): void {
  const before = readFileSync(file, 'utf8');
  const after = change(before);
  if (after !== before) writeFileSync(file, after);
}
