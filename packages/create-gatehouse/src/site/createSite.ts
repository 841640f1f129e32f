import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Agent } from 'package-manager-detector';

/**
 * Creates a classic site with `create-docusaurus`, without installing anything. Returns whether it
 * succeeded.
 */
export function createSite(folder: string, language: 'typescript' | 'javascript', agent: Agent) {
  const cli = createRequire(import.meta.url).resolve('create-docusaurus/bin/index.js');
  const args = [path.basename(folder), 'classic', path.dirname(folder), `--${language}`];
  const [name = 'npm'] = agent.split('@');
  const { status } = spawnSync(
    process.execPath,
    [cli, ...args, '--skip-install', '--package-manager', name],
    // Its final output suggests commands that don't know Gatehouse.
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  return status === 0;
}
