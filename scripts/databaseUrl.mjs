#!/usr/bin/env node
// Prints the URL of the database that `npm start` uses, for programs that run next to the server.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { exitWith } from './bootstrap/exitWith.mjs';
import { StartupError } from './bootstrap/StartupError.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

async function printDatabaseUrl() {
  const { readProcessSettings } = await import('../auth-server/lib/env.js');
  const { openDatabaseServer } = await import('../auth-server/lib/db/databaseServer.js');
  const { directUrl, embedded } = await openDatabaseServer(readProcessSettings(root));
  if (embedded?.started) {
    // Nothing else would stop it.
    await embedded.stopIfUnused();
    throw new StartupError('Gatehouse is not running. Start it first: npm start');
  }
  console.log(directUrl);
}

printDatabaseUrl().catch(exitWith);
