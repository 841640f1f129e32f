import { spawnSync } from 'node:child_process';
import {
  detect,
  getUserAgent,
  resolveCommand,
  type Agent,
  type Command,
} from 'package-manager-detector';

/** The one that the folder is used with; else the one that runs this program; else npm. */
export async function findPackageManager(folder: string): Promise<Agent> {
  const detected = await detect({ cwd: folder });
  return detected?.agent ?? getUserAgent() ?? 'npm';
}

/** As a person types it: `yarn run build`. */
export function commandLine(agent: Agent, command: Command, args: string[]): string {
  const resolved = resolveCommand(agent, command, args);
  return resolved === null ? '' : [resolved.command, ...resolved.args].join(' ');
}

/** In CI these take the lock file for complete, unless they are told. */
const MAY_CHANGE_LOCK_FILE: Partial<Record<Agent, string>> = {
  pnpm: '--no-frozen-lockfile',
  'yarn@berry': '--no-immutable',
};

/** Installs what `package.json` names. Whether it went well. */
export function install(agent: Agent, folder: string): boolean {
  const flag = MAY_CHANGE_LOCK_FILE[agent];
  const resolved = resolveCommand(agent, 'install', flag === undefined ? [] : [flag]);
  if (resolved === null) return false;
  const { status } = spawnSync(resolved.command, resolved.args, {
    cwd: folder,
    stdio: ['ignore', 'inherit', 'inherit'],
    // On Windows these are scripts, which only a shell starts. Nothing of a user is in them.
    shell: process.platform === 'win32',
  });
  return status === 0;
}
