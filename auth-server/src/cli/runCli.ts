import { explainDatabaseError } from '../db/explainDatabaseError.js';
import { StartupError } from '../startupError.js';
import { printProblem } from '../terminal.js';

/** Runs a command line: errors that the user can fix are one clear message and exit code 1. */
export function runCli(main: () => Promise<unknown>): void {
  main().catch((cause: unknown) => {
    const error = explainDatabaseError(cause);
    if (error instanceof StartupError) printProblem(error.message);
    else printProblem(error instanceof Error ? String(error.stack) : String(error));
    process.exitCode = 1;
  });
}
