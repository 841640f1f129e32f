import { spawn } from 'node:child_process';
import { StartupError } from './StartupError.mjs';

/** Running child processes: they end with this process, however it ends (except for kill -9). */
const running = new Set();

process.on('exit', () => {
  for (const child of running) endGroup(child, 'SIGTERM');
});

const ownGroup = process.platform !== 'win32';

/** npm and Docusaurus start child processes of their own: the signal goes to the whole group. */
function endGroup(child, signal) {
  try {
    if (ownGroup) process.kill(-child.pid, signal);
    else child.kill(signal);
  } catch {
    // It has ended by itself in the meantime.
  }
}

/**
 * Runs a command and shows its output only when it fails.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd: string, env?: NodeJS.ProcessEnv, timeout?: number, advice?: string }} options
 *   `timeout` in ms; `advice` closes the message of a failure
 * @returns {Promise<string>} what it printed
 * @throws {StartupError} with the output, when it cannot start, fails or takes too long
 */
export function runQuietly(command, args, { cwd, env = process.env, timeout, advice = '' }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env,
      detached: ownGroup,
      windowsHide: true,
      // No stdin: a prompt that nobody sees must not wait for an answer.
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running.add(child);
    const tooLate = timeout && setTimeout(() => endGroup(child, 'SIGTERM'), timeout);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => (output += text));
    }
    const fail = (reason) => {
      const shown = [output.trimEnd(), `\`${[command, ...args].join(' ')}\` ${reason}`, advice];
      reject(new StartupError(shown.filter(Boolean).join('\n\n')));
    };
    child.on('error', (error) => fail(`could not start: ${error.message}`));
    child.on('close', (code, signal) => {
      clearTimeout(tooLate);
      running.delete(child);
      if (code === 0) resolve(output);
      else fail(signal === null ? `exited with code ${code}.` : `was stopped by ${signal}.`);
    });
  });
}
