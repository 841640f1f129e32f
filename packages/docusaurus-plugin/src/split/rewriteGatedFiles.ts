import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { rewriteAssetUrls, type AssetOrigins } from './rewriteAssetUrls';

const CODE = /\.(?:js|css)$/;
/**
 * Files that only the bundler's runtime loads, or nothing: webpack names license files in a
 * comment.
 */
const NOT_ASSET = /\.(?:js|css|map|LICENSE\.txt)$/;
const FONT = /\.(?:woff2?|ttf|otf|eot)$/i;

/**
 * Makes moved files refer to each other on the server's origin.
 *
 * @param files of the bundle, below the public directory: those to rewrite, those on the server,
 * and all
 * @param filesDir the directory that the first have been moved to
 */
export function rewriteGatedFiles(
  files: { moved: readonly string[]; gated: readonly string[]; all: readonly string[] },
  filesDir: string,
  origins: AssetOrigins,
): void {
  requireNoFont(files.gated);
  const gated = new Set(files.gated.filter((file) => !NOT_ASSET.test(file)));
  const assets = { gated, public: new Set(files.all.filter((file) => !gated.has(file))) };
  for (const file of files.moved.filter((name) => CODE.test(name))) {
    const absolute = path.join(filesDir, file);
    const text = readFileSync(absolute, 'utf8');
    const rewritten = rewriteAssetUrls(file, text, assets, origins);
    if (rewritten !== text) writeFileSync(absolute, rewritten);
  }
}

/** Browsers request a font from another origin without cookies, whatever the style says. */
function requireNoFont(gated: readonly string[]): void {
  const fonts = gated.filter((file) => FONT.test(file));
  if (fonts.length === 0) return;
  throw new Error(
    [
      'With "authUrl", these fonts of gated pages would never load: browsers request fonts from another',
      'origin without the session.',
      ...fonts.map((file) => `- ${file}`),
      'Use them in a public stylesheet, such as src/css/custom.css.',
    ].join('\n'),
  );
}
