import { createHash } from 'node:crypto';
import path from 'node:path';
import type { ReadPage } from '../access/PageRegistry';

/**
 * Changes with everything that affects how a Markdown file is compiled, but is in neither the file
 * nor Docusaurus's configuration: the plugin itself (its version, and where gated files load from)
 * and the folder defaults. A bundler's cache doesn't track these, and would keep returning a public
 * module for a page that is gated now.
 */
export function cacheFingerprint(
  version: string,
  pages: readonly ReadPage[],
  siteDir: string,
): string {
  const byFolder = pages
    .filter(({ filePath, declaredBy }) => declaredBy !== null && declaredBy !== filePath)
    .map(({ filePath, access }) => [path.relative(siteDir, filePath), access])
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([version, byFolder]))
    .digest('hex')
    .slice(0, 16);
}
