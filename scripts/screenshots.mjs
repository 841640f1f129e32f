#!/usr/bin/env node
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { exitWith } from './bootstrap/exitWith.mjs';
import { prepare } from './bootstrap/prepare.mjs';
import { findOrInstallChromium } from './testing/findOrInstallChromium.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Retakes the screenshots in the docs with the current product. */
async function takeScreenshots() {
  const step = await prepare(root);
  const chromium = await step('Find a Chromium', () => findOrInstallChromium(root));
  const { status } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/@playwright/test/cli.js'), 'test'],
    {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, GATEHOUSE_CHROMIUM: chromium, GATEHOUSE_SCREENSHOTS: 'true' },
    },
  );
  process.exitCode = status ?? 1;
}

takeScreenshots().catch(exitWith);
