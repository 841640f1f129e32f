import { isDatabaseUnavailable } from '../db/isDatabaseUnavailable.js';
import { StartupError } from '../startupError.js';

/** Runs a command line to its end: one clear message and code 1 for what its user can mend. */
export function runCli(main: () => Promise<unknown>): void {
  main().catch((error: unknown) => {
    if (error instanceof StartupError) console.error(error.message);
    else if (isDatabaseUnavailable(error)) {
      console.error('The database cannot be reached. Check DATABASE_URL, and that it runs.');
    } else console.error(error);
    process.exitCode = 1;
  });
}
