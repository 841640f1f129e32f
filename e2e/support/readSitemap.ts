import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './product';

/** The paths of all pages in the site's sitemap. */
export function readSitemap(): string[] {
  const sitemap = readFileSync(path.join(ROOT, 'build/sitemap.xml'), 'utf8');
  return [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url = '']) => new URL(url).pathname);
}
