import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ScannedBuild } from './BuildScan';
import type { Findings } from './Findings';

/**
 * Searches a public build while it is being written, in a thread of its own: rendering pages leaves
 * the other processors idle.
 */
export class BackgroundScan {
  readonly #worker: Worker;
  #failure: Error | null = null;

  /** The record of the sources must be there. */
  constructor(build: ScannedBuild) {
    this.#worker = new Worker(path.join(__dirname, 'scanWorker.js'), {
      workerData: build,
    });
    this.#worker.once('error', (error: Error) => (this.#failure = error));
    // Nobody waits for it before the build is written.
    this.#worker.unref();
  }

  /** Little will change from now on. */
  rest(): void {
    this.#worker.postMessage('rest');
  }

  /** All that the build as it is now shows. Rejects when the search failed, now or before. */
  async findings(): Promise<Findings> {
    this.#worker.ref();
    try {
      return await new Promise<Findings>((resolve, reject) => {
        if (this.#failure) throw this.#failure;
        this.#worker.once('message', resolve);
        this.#worker.once('error', reject);
        this.#worker.once('exit', () => {
          reject(new Error('The leak scan ended before it was through.'));
        });
        this.#worker.postMessage('findings');
      });
    } finally {
      await this.#worker.terminate();
    }
  }
}
