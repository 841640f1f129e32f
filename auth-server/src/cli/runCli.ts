import { isDatabaseUnavailable } from '../db/isDatabaseUnavailable.js';
import { StartupError } from '../startupError.js';
import { printProblem } from '../terminal.js';

/** Runs a command line: errors that the user can fix are one clear message and exit code 1. */
export function runCli(main: () => Promise<unknown>): void {
  main().catch((error: unknown) => {
    if (error instanceof StartupError) printProblem(error.message);
    else if (isDatabaseUnavailable(error)) {
      printProblem(
        "Can't reach the database. Check DATABASE_URL, and that the database is running.",
      );
    } else printProblem(error instanceof Error ? String(error.stack) : String(error));
    process.exitCode = 1;
  });
}
