import { spawnSync } from 'node:child_process';

/**
 * Whether git knows when each page last changed. It doesn't in a shallow clone, where every file
 * looks as old as the last commit, and Docusaurus fails the build in a copy without any commits.
 */
export function hasFullHistory(directory: string): boolean {
  const { status, stdout } = spawnSync('git', ['rev-parse', '--is-shallow-repository', 'HEAD'], {
    cwd: directory,
    encoding: 'utf8',
  });
  return status === 0 && stdout.startsWith('false\n');
}
