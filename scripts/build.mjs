#!/usr/bin/env node
// Until the packages are installed, nothing but Node's own modules may be imported here.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildAnyway } from './bootstrap/buildIfChanged.mjs';
import { compile } from './bootstrap/compile.mjs';
import { exitWith } from './bootstrap/exitWith.mjs';
import { StartupError } from './bootstrap/StartupError.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const options = process.argv.slice(2);

/** Shows all that Docusaurus prints. Signals are for the child: it must not leave a build that was not proved. */
async function runDocusaurus(docusaurus) {
  const child = spawn(process.execPath, [docusaurus, 'build', ...options], {
    cwd: root,
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => child.kill(signal));
  }
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new StartupError('The site could not be built: see above.');
}

async function build() {
  await compile(root);
  // With options it may be another build: of one language, or into another directory.
  if (options.length > 0)
    await runDocusaurus(`${root}/node_modules/@docusaurus/core/bin/docusaurus.mjs`);
  else await buildAnyway(root, runDocusaurus);
}

build().catch(exitWith);
