import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import {
  detect,
  getUserAgent,
  resolveCommand,
  type Agent,
  type Command,
} from 'package-manager-detector';
import { PNPM_FILE } from '../plan/plan.js';

/** The package manager that the folder uses, or else the one running this program, or npm. */
export async function findPackageManager(folder: string): Promise<Agent> {
  const detected = await detect({ cwd: folder });
  return detected?.agent ?? getUserAgent() ?? 'npm';
}

/**
 * Whether pnpm looks for settings in this folder. Adding them would hide those of a workspace
 * around it.
 */
export function hasPnpmSettings(agent: Agent, folder: string): boolean {
  if (!agent.startsWith('pnpm')) return false;
  for (let inner = folder, outer = path.dirname(inner); outer !== inner;) {
    if (existsSync(path.join(outer, PNPM_FILE))) return false;
    [inner, outer] = [outer, path.dirname(outer)];
  }
  return true;
}

/** As typed by a person: `yarn run build`. */
export function commandLine(agent: Agent, command: Command, args: string[]): string {
  const resolved = resolveCommand(agent, command, args);
  return resolved === null ? '' : [resolved.command, ...resolved.args].join(' ');
}

/** In CI, these refuse to change the lock file, unless this option is set. */
const MAY_CHANGE_LOCK_FILE: Partial<Record<Agent, string>> = {
  pnpm: '--no-frozen-lockfile',
  'yarn@berry': '--no-immutable',
};

/** Installs the dependencies in `package.json`. Returns whether it succeeded. */
export function install(agent: Agent, folder: string): boolean {
  const flag = MAY_CHANGE_LOCK_FILE[agent];
  const resolved = resolveCommand(agent, 'install', flag === undefined ? [] : [flag]);
  if (resolved === null) return false;
  const { status } = spawnSync(resolved.command, resolved.args, {
    cwd: folder,
    stdio: ['ignore', 'inherit', 'inherit'],
    // On Windows, these are scripts, which only a shell can start. The arguments contain no user
    // input.
    shell: process.platform === 'win32',
  });
  return status === 0;
}
