#!/usr/bin/env node
import { startServer } from './startServer.js';
import { StartupError } from './startupError.js';
import { printProblem } from './terminal.js';

// Whoever imports this file starts the server: it does not ask whether it is the program, for a link to it
// would answer no.
startServer().catch((error: unknown) => {
  const message = error instanceof StartupError ? error.message : String((error as Error).stack);
  printProblem(message);
  process.exit(1);
});
