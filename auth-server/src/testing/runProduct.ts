import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface Product {
  child: ChildProcess;
  /** All output so far, from both streams. */
  output(): string;
  /** Waits until the output matches. Rejects if the program exits first. */
  wrote(pattern: RegExp): Promise<void>;
  /** Waits until it exits. */
  ended(): Promise<{ code: number | null; signal: NodeJS.Signals | null; output: string }>;
}

const BUILT = new URL('../../lib/', import.meta.url);

export const builtFile = (script: string): string => fileURLToPath(new URL(script, BUILT));

/** Starts a program of the server as users do: compiled, in a separate process. */
export function runProduct(
  script: 'main.js' | 'cli/gatehouse.js',
  options: {
    directory: string;
    env: Record<string, string>;
    args?: string[];
    /** Another path to the same program, or the program of another copy. */
    program?: string;
    /** Runs it in a shell, like an npm script. */
    inShell?: boolean;
  },
): Product {
  const file = builtFile(script);
  const command = [process.execPath, options.program ?? file, ...(options.args ?? [])];
  // The colon keeps the shell from replacing itself with the command.
  const [program = '', ...args] = options.inShell
    ? ['/bin/sh', '-c', '"$0" "$@"; :', ...command]
    : command;
  const child = spawn(program, args, {
    cwd: options.directory,
    env: { PATH: '/usr/bin:/bin:/usr/sbin:/sbin', ...options.env },
  });
  let output = '';
  const waiting = new Set<() => void>();
  const collect = (chunk: Buffer) => {
    output += chunk.toString();
    for (const look of waiting) look();
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const closed = once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>;
  return {
    child,
    output: () => output,
    wrote: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (!pattern.test(output)) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        void closed.then(() => {
          look();
          reject(new Error(`exited before it wrote ${String(pattern)}:\n${output}`));
        });
        look();
      }),
    ended: async () => {
      const [code, signal] = await closed;
      return { code, signal, output };
    },
  };
}
