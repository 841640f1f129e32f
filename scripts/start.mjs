#!/usr/bin/env node
// Until the packages are installed, only Node's own modules can be imported here.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildIfChanged } from './bootstrap/buildIfChanged.mjs';
import { exitWith } from './bootstrap/exitWith.mjs';
import { loadSettings } from './bootstrap/loadSettings.mjs';
import { prepare } from './bootstrap/prepare.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

async function start() {
  const step = await prepare(root);
  loadSettings(root);
  const { startServer } = await import('../auth-server/lib/startServer.js');
  await startServer({
    step,
    directory: root,
    buildSite: () => step('Build the site', () => buildIfChanged(root)),
  });
}

start().catch(exitWith);
