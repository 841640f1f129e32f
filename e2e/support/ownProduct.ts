import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { createProduct, makeDataDir, type Product, workerPorts } from './product';
import { launch, waitUntilReady, type LaunchOptions, type RunningProduct } from './startProduct';
import { test as base } from './test';

interface Fixtures {
  /** Starts part of the product, without waiting for it. It ends with the test. */
  launch: (
    script: string,
    settings: Record<string, string>,
    options?: LaunchOptions,
  ) => RunningProduct;
  /** Like {@link Fixtures.launch}, but waits until it is ready. */
  start: (
    script: string,
    settings: Record<string, string>,
    options?: LaunchOptions,
  ) => Promise<RunningProduct>;
}

/** The script of `npm start`, and the server alone, without a build. */
export const START = 'scripts/start.mjs';
export const SERVER = 'auth-server/lib/main.js';

/** For tests that start, stop and kill a server: their own one, with its own database. */
export const test = base.extend<Fixtures>({
  product: async ({}, use, { parallelIndex }) => {
    const port = workerPorts(parallelIndex).own;
    const product = createProduct(port, `http://localhost:${port}`, makeDataDir());
    await use(product);
    removeDataDir(product);
  },

  launch: async ({}, use) => {
    const launched: RunningProduct[] = [];
    await use((...args) => {
      const running = launch(...args);
      launched.push(running);
      return running;
    });
    await Promise.all(launched.map((running) => running.end('SIGKILL')));
  },

  start: async ({ launch }, use) => {
    await use(async (script, settings, options) => {
      const running = launch(script, settings, options);
      await waitUntilReady(running, settings);
      return running;
    });
  },
});

/** The process id of the database server below a DATA_DIR, or `null` if none is running. */
export function readPostmaster(dataDir: string): number | null {
  const file = path.join(dataDir, 'postgres/data/postmaster.pid');
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : null;
}

/**
 * Stops the database server below a DATA_DIR, if one is running. `SIGINT` is graceful, `SIGQUIT`
 * immediate.
 */
export function stopDatabase(dataDir: string, signal: 'SIGINT' | 'SIGQUIT'): void {
  const postmaster = readPostmaster(dataDir);
  if (postmaster !== null) process.kill(postmaster, signal);
}

/** Deletes all files of a product whose server has ended. */
export function removeDataDir({ dataDir }: Product): void {
  stopDatabase(dataDir, 'SIGQUIT');
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 10 });
}
