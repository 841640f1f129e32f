import { expect, it } from 'vitest';
import { runQuietly } from './runQuietly.mjs';

const node = (code: string, options = {}) =>
  runQuietly(process.execPath, ['-e', code], { cwd: process.cwd(), ...options });

it('returns the command’s output', async () => {
  expect(await node('console.log("out"); console.error("err")')).toBe('out\nerr\n');
});

it('shows the output, the command and the advice when the command fails', async () => {
  const failure = node('console.error("the cause"); process.exit(3)', { advice: 'Do this.' });
  await expect(failure).rejects.toThrow(/^the cause\n\n`.*` exited with code 3\.\n\nDo this\.$/s);
});

it('stops a command that takes too long', async () => {
  await expect(node('setInterval(() => {}, 1000)', { timeout: 300 })).rejects.toThrow('SIGTERM');
});

it('reports a command that can’t start', async () => {
  const failure = runQuietly('/no/such/command', [], { cwd: process.cwd() });
  await expect(failure).rejects.toThrow('could not start');
});
