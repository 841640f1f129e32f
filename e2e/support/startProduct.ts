import { spawn } from 'node:child_process';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ROOT } from './product';

const POLL_INTERVAL_MS = 100;

export interface RunningProduct {
  pid: number;
  /** Everything printed so far. */
  output(): string;
  /** Sends a signal. @returns its exit code, or the signal that ended it */
  end(signal: NodeJS.Signals): Promise<number | NodeJS.Signals>;
  /** Resolves when it has exited by itself. @returns like {@link RunningProduct.end} */
  ended: Promise<number | NodeJS.Signals>;
}

export interface LaunchOptions {
  /** Where it looks for the build. Default: the repository's root. */
  cwd?: string;
  args?: readonly string[];
  /** Receives its output as it is printed. */
  onOutput?: (text: string) => void;
}

/**
 * Starts part of the product as a separate process, without waiting for it.
 *
 * @param script relative to the repository's root: `scripts/start.mjs`, `auth-server/lib/main.js`
 */
export function launch(
  script: string,
  settings: Record<string, string>,
  { cwd = ROOT, args = [], onOutput = () => {} }: LaunchOptions = {},
): RunningProduct {
  const child = spawn(process.execPath, [path.join(ROOT, script), ...args], {
    cwd,
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      onOutput(text);
    });
  }
  const ended = new Promise<number | NodeJS.Signals>((resolve) => {
    child.once('close', (code, signal) => resolve(code ?? signal ?? 1));
  });
  return {
    pid: child.pid ?? 0,
    output: () => output,
    ended,
    end(signal) {
      child.kill(signal);
      return ended;
    },
  };
}

/**
 * Waits until the product reports that it is ready. @throws with its output when it exits instead
 */
export async function waitUntilReady(
  running: RunningProduct,
  settings: Record<string, string>,
): Promise<void> {
  let over = false;
  void running.ended.then(() => (over = true));
  const ready = `http://localhost:${settings.PORT}/api/health/ready`;
  while (!(await fetch(ready).catch(() => null))?.ok) {
    if (over) throw new Error(`The product ended before it was ready:\n${running.output()}`);
    await wait(POLL_INTERVAL_MS);
  }
}
