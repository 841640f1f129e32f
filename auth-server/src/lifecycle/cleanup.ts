import type { Log } from '../log.js';

type Task = () => Promise<unknown>;

/** What was opened, and how to close it, in reverse order. */
export interface Cleanup {
  add(name: string, task: Task): void;
  /** Runs every task once, whether or not others fail. Later calls wait for the first. */
  run(): Promise<void>;
}

export function createCleanup(log: () => Log | null): Cleanup {
  const tasks: { name: string; task: Task }[] = [];
  let running: Promise<void> | null = null;
  const runAll = async () => {
    for (const { name, task } of tasks.reverse()) {
      await task().catch((error: unknown) => {
        log()?.error({ err: error }, `could not stop: ${name}`);
      });
    }
  };
  return {
    add: (name, task) => {
      tasks.push({ name, task });
    },
    run: () => (running ??= runAll()),
  };
}
