#!/usr/bin/env node
// Until the packages are installed, only Node's own modules can be imported here.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildAnyway } from './bootstrap/buildIfChanged.mjs';
import { compile } from './bootstrap/compile.mjs';
import { exitWith } from './bootstrap/exitWith.mjs';
import { loadSettings } from './bootstrap/loadSettings.mjs';
import { StartupError } from './bootstrap/StartupError.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const options = process.argv.slice(2);

async function build() {
  await compile(root);
  loadSettings(root);
  const { buildSite } = await import('../auth-server/lib/cli/siteProgram.js');
  const run = async () => {
    const code = await buildSite(root, options);
    if (code !== 0) throw new StartupError('The site could not be built. See the output above.');
  };
  // Options may select another build: of one language, or into another directory.
  if (options.length > 0) await run();
  else await buildAnyway(root, run);
}

build().catch(exitWith);
