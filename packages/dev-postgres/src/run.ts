import { spawn } from 'node:child_process';

/** The user to run a program as. `null` means the user of this process. */
export type RunAs = { uid: number; gid: number } | null;

export interface RunResult {
  code: number | null;
  output: string;
}

/**
 * Runs a program to completion. It inherits neither this process's environment, whose secrets a
 * long-lived database server would expose in `/proc`, nor its terminal.
 *
 * @returns its exit code, and its standard output and error combined
 */
export function run(command: string, args: readonly string[], as: RunAs): Promise<RunResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      ...as,
      cwd: '/',
      env: { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const collect = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', reject);
    // After both streams have ended: at `exit`, some output may still be pending.
    child.on('close', (code) => {
      resolve({ code, output: output.trim() });
    });
  });
}
