#!/usr/bin/env node
import { startServer } from './startServer.js';
import { StartupError } from './startupError.js';
import { printProblem } from './terminal.js';

// Nothing imports this file, so it need not ask whether it is the program: a link to it would answer no.
startServer().catch((error: unknown) => {
  const message = error instanceof StartupError ? error.message : String((error as Error).stack);
  printProblem(message);
  process.exit(1);
});
