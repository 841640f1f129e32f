import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { findOrInstallChromium } from '../scripts/testing/findOrInstallChromium.mjs';
import { createLargeSite } from './createLargeSite.mjs';
import { installPlugin } from './installPlugin.mjs';
import { measureBuild } from './measureBuild.mjs';
import { measureScripts } from './measureScripts.mjs';
import { serveFiles } from './serveFiles.mjs';
import { median } from './table.mjs';

/** Pages → rounds. `BENCH_PAGES=300` skips the long ones. */
const ROUNDS = { 300: 3, 3000: 1 };
const SIZES = (process.env.BENCH_PAGES ?? '300,3000').split(',').map(Number);
const LIMIT_PERCENT = 5;
const LIMIT_BYTES = 2000;
const PUBLIC_PAGE = '/docs/part-0/page-5';

const change = (measured, baseline) => (measured / baseline - 1) * 100;
const signed = (value) => `${value > 0 ? '+' : ''}${value.toFixed(1)} %`;

/**
 * Generated sites with a tenth of their pages gated, compared to the same pages without the plugin:
 * alternating cold builds, their time, processor time and memory, and what a public page loads.
 *
 * @param {string} root of the repository
 */
export async function scale(root) {
  const rows = [];
  const overheads = [];
  await installPlugin(root);
  for (const pages of SIZES) {
    const sites = { gated: folderOf(root, pages, true), plain: folderOf(root, pages, false) };
    for (const [kind, folder] of Object.entries(sites)) {
      await createLargeSite(folder, { pages, gated: kind === 'gated' });
    }
    const results = await buildInTurns(root, sites, ROUNDS[pages] ?? 1);
    const of = (what) => ({
      measured: median(results.gated.map((result) => result[what])),
      baseline: median(results.plain.map((result) => result[what])),
    });
    const row = (what, unit, values) => {
      const percent = change(values.measured, values.baseline);
      return {
        what: `${pages} pages: ${what}, median of ${results.gated.length}`,
        measured: `${values.measured.toFixed(1)} ${unit}`,
        baseline: `${values.baseline.toFixed(1)} ${unit}`,
        compared: signed(percent),
        target: `≤ +${LIMIT_PERCENT} %`,
        met: percent <= LIMIT_PERCENT,
      };
    };
    rows.push(row('cold build', 's', of('seconds')), {
      ...row('memory', 'MB', of('megabytes')),
      target: 'none',
      met: true,
    });
    const { measured, baseline } = of('cpuSeconds');
    overheads.push({ pages, seconds: measured - baseline });
  }
  if (SIZES.includes(300)) rows.push(await loadedBytes(root));
  if (overheads.length > 1) rows.push(growth(overheads));
  return rows;
}

const folderOf = (root, pages, gated) =>
  join(root, '.cache/bench', `${gated ? 'gated' : 'plain'}-${pages}`);

async function buildInTurns(root, sites, rounds) {
  const results = { gated: [], plain: [] };
  // Not counted: the first build reads everything from disk.
  if (rounds > 1) await measureBuild(root, sites.plain);
  for (let round = 0; round < rounds; round++) {
    const turns = round % 2 === 0 ? ['gated', 'plain'] : ['plain', 'gated'];
    for (const kind of turns) results[kind].push(await measureBuild(root, sites[kind]));
  }
  return results;
}

/** The document, its styles and the scripts that run before any interaction, gzip. */
async function loadedBytes(root) {
  const executablePath = await findOrInstallChromium(root);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  const measurePages = async (gated) => {
    const build = join(folderOf(root, 300, gated), 'build');
    const html = await readFile(join(build, `${PUBLIC_PAGE}.html`), 'utf8');
    const styles = [...html.matchAll(/<link rel="?stylesheet"? href="?([^"> ]+)/g)];
    const texts = [html];
    for (const [, href] of styles) texts.push(await readFile(join(build, href), 'utf8'));
    const { url, close } = await serveFiles(build);
    const scripts = await measureScripts(browser, url + PUBLIC_PAGE);
    close();
    return texts.reduce((sum, text) => sum + gzipSync(text, { level: 9 }).length, scripts);
  };
  const [measured, baseline] = [await measurePages(true), await measurePages(false)];
  await browser.close();
  return {
    what: '300 pages, 30 gated: what a public page loads, gzip',
    measured: `${(measured / 1000).toFixed(2)} kB`,
    baseline: `${(baseline / 1000).toFixed(2)} kB`,
    compared: `${measured < baseline ? '' : '+'}${((measured - baseline) / 1000).toFixed(2)} kB`,
    target: `≤ +${LIMIT_BYTES / 1000} kB`,
    met: measured - baseline <= LIMIT_BYTES,
  };
}

/** The additional time for a large site may be negative: see `client/prioritizeRoute.ts`. */
function growth([small, large]) {
  const times = large.seconds / small.seconds;
  const pages = large.pages / small.pages;
  const isCheaper = large.seconds <= 0;
  return {
    what: `Processor time on top, ${large.pages} pages against ${small.pages}`,
    measured: `${large.seconds.toFixed(1)} s`,
    baseline: `${small.seconds.toFixed(1)} s`,
    compared: isCheaper ? 'less' : `${times.toFixed(1)} ×`,
    target: `≤ ${pages} ×`,
    met: isCheaper || (small.seconds > 0 && times <= pages),
  };
}
