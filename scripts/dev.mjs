#!/usr/bin/env node
// Until the packages are installed, only Node's own modules can be imported here.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { exitWith } from './bootstrap/exitWith.mjs';
import { loadSettings } from './bootstrap/loadSettings.mjs';
import { prepare } from './bootstrap/prepare.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

async function start() {
  const step = await prepare(root);
  loadSettings(root);
  // A concurrent build may use the default one.
  process.env.DOCUSAURUS_GENERATED_FILES_DIR_NAME = '.cache/docusaurus-dev';
  const { dev } = await import('../auth-server/lib/cli/dev.js');
  await dev({ directory: root, step });
}

start().catch(exitWith);
