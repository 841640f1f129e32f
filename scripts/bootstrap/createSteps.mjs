import { performance } from 'node:perf_hooks';

/** A step that takes longer is announced, so that it doesn't look stuck. */
const ANNOUNCE_AFTER_MS = 1500;

/** @param {number} ms */
const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;

/**
 * Creates `step(title, run)`, which runs a step and prints its title and duration. A step may
 * return `{ note }` to add information: "up to date".
 *
 * @param {(line: string) => void} print
 */
export function createSteps(print = console.log) {
  /**
   * @template T
   * @param {string} title
   * @param {() => Promise<T> | T} run
   * @returns {Promise<T>} what `run` returns
   */
  return async function step(title, run) {
    const started = performance.now();
    const announce = setTimeout(() => print(`  … ${title}`), ANNOUNCE_AFTER_MS);
    try {
      const result = await run();
      const note = result?.note === undefined ? '' : ` (${result.note})`;
      print(`  ✓ ${`${title}${note}`.padEnd(52)} ${seconds(performance.now() - started)}`);
      return result;
    } finally {
      clearTimeout(announce);
    }
  };
}
