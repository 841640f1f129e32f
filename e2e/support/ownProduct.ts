import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { createProduct, makeDataDir, type Product, workerPorts } from './product';
import { launch, waitUntilReady, type LaunchOptions, type RunningProduct } from './startProduct';
import { test as base } from './test';

interface Fixtures {
  /** Starts a part of the product, without waiting for anything. It ends with the test. */
  launch: (
    script: string,
    settings: Record<string, string>,
    options?: LaunchOptions,
  ) => RunningProduct;
  /** {@link Fixtures.launch}, and waits until it is ready. */
  start: (
    script: string,
    settings: Record<string, string>,
    options?: LaunchOptions,
  ) => Promise<RunningProduct>;
}

/** What `npm start` runs, and the server alone, without building. */
export const START = 'scripts/start.mjs';
export const SERVER = 'auth-server/lib/main.js';

/** Tests that start, stop and kill a server: one of their own, with a database of its own. */
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

/** The process id of the database server below a DATA_DIR, or `null` when none runs. */
export function readPostmaster(dataDir: string): number | null {
  const file = path.join(dataDir, 'postgres/data/postmaster.pid');
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : null;
}

/** Stops the database server below a DATA_DIR, if one runs. `SIGINT`: in order, `SIGQUIT`: at once. */
export function stopDatabase(dataDir: string, signal: 'SIGINT' | 'SIGQUIT'): void {
  const postmaster = readPostmaster(dataDir);
  if (postmaster !== null) process.kill(postmaster, signal);
}

/** Leaves nothing of a product whose server has ended. */
export function removeDataDir({ dataDir }: Product): void {
  stopDatabase(dataDir, 'SIGQUIT');
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 10 });
}
