#!/usr/bin/env node
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runServer } from 'verdaccio';
import { compile } from './bootstrap/compile.mjs';
import { exitWith } from './bootstrap/exitWith.mjs';
import { npmCommand } from './bootstrap/npmCommand.mjs';
import { publishPackages } from './release/publishPackages.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const storage = mkdtempSync(join(tmpdir(), 'gatehouse-registry-'));

/** The upstream of all other packages: npm's configured registry. */
function findUplink() {
  const [command, ...npm] = npmCommand();
  return execFileSync(command, [...npm, 'config', 'get', 'registry'], { encoding: 'utf8' }).trim();
}

/** A registry on this machine only, while the program runs, and without accounts. */
async function startRegistry() {
  const ours = { access: '$all', publish: '$all' };
  const registry = await runServer({
    storage,
    self_path: storage,
    configPath: join(storage, 'config.yaml'),
    auth: {},
    web: { enable: false },
    uplinks: { npm: { url: findUplink(), maxage: '1d', timeout: '60s', max_fails: 100 } },
    packages: {
      '@gatehouse/*': ours,
      'create-gatehouse': ours,
      '**': { access: '$all', proxy: 'npm' },
    },
    log: { type: 'stderr', format: 'pretty', level: 'error' },
  });
  registry.listen(0, 'localhost');
  await once(registry, 'listening');
  return registry.address().port;
}

async function main() {
  process.on('exit', () => rmSync(storage, { recursive: true, force: true }));
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(0));
  await compile(root);
  const host = `localhost:${await startRegistry()}`;
  const url = `http://${host}/`;
  await publishPackages(root, [`--registry=${url}`, `--//${host}/:_authToken=nobody`]);
  console.log(`
In another terminal, for as long as this one runs:

  export npm_config_registry=${url} pnpm_config_registry=${url} YARN_REGISTRY=${url}
  export YARN_NPM_REGISTRY_SERVER=${url} YARN_UNSAFE_HTTP_WHITELIST=localhost YARN_NPM_MINIMAL_AGE_GATE=0
`);
}

main().catch(exitWith);
