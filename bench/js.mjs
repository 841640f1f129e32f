import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { chromium } from '@playwright/test';
import { buildIfChanged } from '../scripts/bootstrap/buildIfChanged.mjs';
import { findOrInstallChromium } from '../scripts/testing/findOrInstallChromium.mjs';
import { createScratchSite } from './createScratchSite.mjs';
import { measureScripts } from './measureScripts.mjs';
import { serveFiles } from './serveFiles.mjs';

const LIMIT_KB = 4;
const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

/** The documents that everybody may read, as paths: `/docs/start`. */
async function publicDocuments(root, build) {
  const manifest = await readFile(join(root, 'build-gated/manifest.json'), 'utf8');
  const { routes } = JSON.parse(manifest);
  const files = await readdir(join(build, 'docs'), { recursive: true });
  return files
    .filter((file) => file.endsWith('.html'))
    .map((file) => `/docs/${file.slice(0, -'.html'.length).split(sep).join('/')}`)
    .filter((path) => !(path in routes));
}

/**
 * JavaScript that runs on a public document before the reader interacts, against the same document on
 * plain Docusaurus classic. The row is the document with the largest difference.
 *
 * @param {string} root of the repository
 */
export async function js(root) {
  await buildIfChanged(root);
  const plain = await createScratchSite(root, { gated: false });
  await plain.buildCold();

  const executablePath = await findOrInstallChromium(root);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  const [ours, theirs] = await Promise.all([
    serveFiles(join(root, 'build')),
    serveFiles(plain.build),
  ]);
  const pages = [];
  for (const path of await publicDocuments(root, plain.build)) {
    const measured = await measureScripts(browser, ours.url + path);
    const baseline = await measureScripts(browser, theirs.url + path);
    pages.push({ path, measured, baseline, more: measured - baseline });
  }
  await browser.close();
  ours.close();
  theirs.close();

  const worst = pages.toSorted((a, b) => b.more - a.more)[0];
  return [
    {
      what: `JavaScript run on a public page, gzip (worst of ${pages.length}: ${worst.path})`,
      measured: kB(worst.measured),
      baseline: kB(worst.baseline),
      compared: `+${kB(worst.more)}`,
      target: `≤ +${LIMIT_KB} kB`,
      met: worst.more <= LIMIT_KB * 1000,
    },
  ];
}
