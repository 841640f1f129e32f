#!/usr/bin/env node
// Until the packages are installed, only Node's own modules can be imported here.
import { spawn } from 'node:child_process';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { prepare } from './bootstrap/prepare.mjs';
import { exitWith } from './bootstrap/exitWith.mjs';
import { resultsOfPlaywright, resultsOfVitest, summary } from './testing/testResults.mjs';
import { findOrInstallChromium } from './testing/findOrInstallChromium.mjs';
import { findOrInstallFaketime } from './testing/findOrInstallFaketime.mjs';
import { findOrInstallProxy } from './testing/findOrInstallProxy.mjs';
import { findOrInstallPython } from './testing/findOrInstallPython.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const reports = join(root, '.cache/test');

const NO_PYTHON =
  'NONE: tests of examples/fastapi are skipped. Install the packages in its README to run them.';

const NO_FAKETIME =
  'NONE: tests of clocks that are off are skipped. Install libfaketime to run them.';

/** Runs all variants, where a few are usually enough. */
if (process.argv.includes('--nightly')) process.env.GATEHOUSE_NIGHTLY = '1';

/** Runs a test runner with visible output. Ctrl-C reaches it directly; SIGTERM is forwarded. */
function run(script, args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, script), ...args], {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    const end = () => child.kill('SIGTERM');
    process.once('SIGTERM', end);
    child.on('error', reject);
    child.on('close', (code) => {
      process.off('SIGTERM', end);
      resolve(code ?? 1);
    });
  });
}

async function readReport(file) {
  const text = await readFile(join(reports, file), 'utf8').catch(() => 'null');
  return JSON.parse(text);
}

async function test() {
  const step = await prepare(root);
  const chromium = await step('Find a Chromium', () => findOrInstallChromium(root));
  console.log(`    ${chromium}`);
  const proxies = {};
  for (const name of ['nginx', 'caddy', 'pgbouncer']) {
    const proxy = await step(`Find ${name}`, () => findOrInstallProxy(root, name));
    const isMissing = `NONE: tests that need it are skipped. Install ${name} to run them.`;
    console.log(`    ${proxy ?? isMissing}`);
    proxies[`GATEHOUSE_${name.toUpperCase()}`] = proxy ?? '';
  }
  const hasFaketime = await step('Find libfaketime', () => findOrInstallFaketime(root));
  if (!hasFaketime) console.log(`    ${NO_FAKETIME}`);
  const python = await step('Find Python’s packages', () => findOrInstallPython(root));
  console.log(`    ${python ?? NO_PYTHON}`);
  await rm(reports, { recursive: true, force: true });
  await mkdir(reports, { recursive: true });

  const vitest = await run('node_modules/vitest/vitest.mjs', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${join(reports, 'vitest.json')}`,
  ]);
  const playwright = await run('node_modules/@playwright/test/cli.js', ['test'], {
    GATEHOUSE_CHROMIUM: chromium,
    ...proxies,
    PLAYWRIGHT_JSON_OUTPUT_FILE: join(reports, 'playwright.json'),
  });

  const all = [
    resultsOfVitest(await readReport('vitest.json'), vitest),
    resultsOfPlaywright(await readReport('playwright.json'), playwright),
  ];
  const failures = all.flatMap((results) => results.failures);
  for (const failure of failures) console.log(`\n${failure}`);
  console.log(`\n${summary(all)}`);
  process.exitCode = failures.length > 0 ? 1 : 0;
}

test().catch((error) => {
  process.once('exit', () => console.log('0 passed, 1 failed'));
  exitWith(error);
});
