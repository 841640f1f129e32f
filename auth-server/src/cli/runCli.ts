import { isDatabaseUnavailable } from '../db/isDatabaseUnavailable.js';
import { StartupError } from '../startupError.js';
import { printProblem } from '../terminal.js';

/** Runs a command line to its end: one clear message and code 1 for what its user can mend. */
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
