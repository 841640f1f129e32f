import { spawn } from 'node:child_process';

/** Whom to run a program as. `null`: as this process. */
export type RunAs = { uid: number; gid: number } | null;

export interface RunResult {
  code: number | null;
  output: string;
}

/**
 * Runs a program to its end. It gets none of this process' environment, which holds secrets that a
 * long-lived database server would show in `/proc`, and none of its terminal.
 *
 * @returns its exit code, and what it wrote to standard output and error, together
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
    // After both streams have ended: at `exit` a part of the output may still be on its way.
    child.on('close', (code) => {
      resolve({ code, output: output.trim() });
    });
  });
}
