import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { chromium } from '@playwright/test';
import { buildIfChanged } from '../scripts/bootstrap/buildIfChanged.mjs';
import { findOrInstallChromium } from '../scripts/testing/findOrInstallChromium.mjs';
import { createScratchSite } from './createScratchSite.mjs';
import { measureBuild } from './measureBuild.mjs';
import { measureScripts } from './measureScripts.mjs';
import { serveFiles } from './serveFiles.mjs';

const LIMIT_KB = 4;
const kB = (bytes) => `${(bytes / 1000).toFixed(2)} kB`;

/** The public docs, as paths: `/docs/start`. */
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
 * JavaScript that runs on a public docs page before the reader interacts, compared to the same page
 * on plain Docusaurus classic. Each row shows the page with the largest difference.
 *
 * @param {string} root of the repository
 */
export async function js(root) {
  await buildIfChanged(root);
  const plain = join(await createScratchSite(root, 'plain'), 'build');
  await measureBuild(root, dirname(plain));

  const executablePath = await findOrInstallChromium(root);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  const [ours, theirs] = await Promise.all([serveFiles(join(root, 'build')), serveFiles(plain)]);
  const pages = [];
  for (const path of await publicDocuments(root, plain)) {
    const measured = await measureScripts(browser, ours.url + path);
    const baseline = await measureScripts(browser, theirs.url + path);
    const html = await readFile(join(root, 'build', `${path}.html`), 'utf8');
    const hasGate = html.includes('gate-paywall');
    pages.push({ path, measured, baseline, more: measured - baseline, hasGate });
  }
  await browser.close();
  ours.close();
  theirs.close();

  const withGate = ({ hasGate }) => hasGate;
  return [
    row(
      'a public page',
      pages.filter((page) => !withGate(page)),
    ),
    // Part of it is gated, so it loads the gate's view.
    { ...row('a page with a gated section', pages.filter(withGate)), target: 'none', met: true },
  ];
}

function row(what, pages) {
  const [worst] = pages.toSorted((a, b) => b.more - a.more);
  return {
    what: `JavaScript run on ${what}, gzip (worst of ${pages.length}: ${worst.path})`,
    measured: kB(worst.measured),
    baseline: kB(worst.baseline),
    compared: `+${kB(worst.more)}`,
    target: `≤ +${LIMIT_KB} kB`,
    met: worst.more <= LIMIT_KB * 1000,
  };
}
