import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Agent } from 'package-manager-detector';

/** Makes the classic site that `create-docusaurus` makes, with nothing installed yet. Whether it went well. */
export function createSite(folder: string, language: 'typescript' | 'javascript', agent: Agent) {
  const cli = createRequire(import.meta.url).resolve('create-docusaurus/bin/index.js');
  const args = [path.basename(folder), 'classic', path.dirname(folder), `--${language}`];
  const [name = 'npm'] = agent.split('@');
  const { status } = spawnSync(
    process.execPath,
    [cli, ...args, '--skip-install', '--package-manager', name],
    // It closes with commands that do not know Gatehouse.
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  return status === 0;
}
