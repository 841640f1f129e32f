import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * An entry of Workbox's precache manifest, as `@docusaurus/plugin-pwa` writes it into its service
 * worker.
 */
const ENTRY =
  /\{(?=[^{}]*"?\brevision"?\s*:)[^{}]*"?\burl"?\s*:\s*("(?:[^"\\]|\\.)*")[^{}]*\}\s*,?/g;

/**
 * Removes gated pages and files from what a service worker precaches. It would show its copy
 * without asking the server: a locked page to entitled readers. And it requests its copies with the
 * session of the reader who installs it: an open page would stay on the device. A refused file
 * would fail the installation.
 *
 * @param gated files below the public directory, with `/` separators
 */
export function keepOutOfPrecache(publicDir: string, gated: ReadonlySet<string>): void {
  if (gated.size === 0) return;
  for (const name of readdirSync(publicDir).filter((file) => /\.m?js$/.test(file))) {
    const file = path.join(publicDir, name);
    const before = readFileSync(file, 'utf8');
    const after = withoutEntries(before, gated);
    if (after !== before) writeFileSync(file, after);
  }
}

/** @param worker the source code of a service worker */
export function withoutEntries(worker: string, gated: ReadonlySet<string>): string {
  return worker.replace(ENTRY, (entry: string, url: string) =>
    gated.has(decode(JSON.parse(url) as string)) ? '' : entry,
  );
}

function decode(url: string): string {
  const relative = url.replace(/^\.?\//, '');
  try {
    return decodeURI(relative);
  } catch {
    return relative;
  }
}
