import { spawnSync } from 'node:child_process';

const PORT_COUNT = 100;
/** Below the ephemeral ports of outgoing connections. */
const [LOWEST, HIGHEST] = [10_000, 32_000];

/**
 * Listens on all ports of a run at once. A separate process, so that this function can be
 * synchronous.
 */
const PROBE = `
  const { createServer } = require('node:net');
  const first = Number(process.argv[1]);
  for (let port = first; port < first + ${PORT_COUNT}; port++) {
    createServer().on('error', () => process.exit(1)).listen(port).unref();
  }
`;

/**
 * Finds a hundred consecutive free ports.
 * @param folder always gets the same ones, if they are free: a site is built for its URL
 * @returns the first of them
 */
export function findFreePorts(folder: string): number {
  const runs = (HIGHEST - LOWEST) / PORT_COUNT;
  const preferred = [...folder].reduce(
    (hash, letter) => (hash * 31 + letter.charCodeAt(0)) % runs,
    0,
  );
  for (let tried = 0; tried < runs; tried++) {
    const first = LOWEST + ((preferred + tried) % runs) * PORT_COUNT;
    if (spawnSync(process.execPath, ['-e', PROBE, String(first)]).status === 0) return first;
  }
  throw new Error(`No ${PORT_COUNT} ports in a row are free between ${LOWEST} and ${HIGHEST}`);
}
