#!/usr/bin/env node
import { startServer } from './startServer.js';
import { StartupError } from './startupError.js';
import { printProblem } from './terminal.js';

// Importing this file starts the server. It doesn't check whether it is the main program, because
// that fails when it is run through a symbolic link.
startServer().catch((error: unknown) => {
  const message = error instanceof StartupError ? error.message : String((error as Error).stack);
  printProblem(message);
  process.exit(1);
});
