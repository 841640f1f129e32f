#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { log } from '@clack/prompts';
import { createGatehouse, Refusal } from './createGatehouse.js';

const USAGE = `Usage: create-gatehouse [FOLDER] [OPTIONS]

Creates a Docusaurus site with Gatehouse in FOLDER, or adds Gatehouse to the site there.
Without FOLDER, adds it to the site in the current folder.

  --javascript    create the new site in JavaScript instead of TypeScript
  --dry-run       show what would change, without changing anything
  -y, --yes       change an existing site without asking
  --skip-install  don't install the packages
  --remove        remove Gatehouse from the site
  -h, --help      show this help
`;

/** @throws Refusal */
function parse() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        javascript: { type: 'boolean', default: false },
        'dry-run': { type: 'boolean', default: false },
        yes: { type: 'boolean', short: 'y', default: false },
        'skip-install': { type: 'boolean', default: false },
        remove: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    throw new Refusal(`${(error as Error).message}\n\n${USAGE}`);
  }
}

try {
  const { values, positionals } = parse();
  if (positionals.length > 1) throw new Refusal(`Name only one folder.\n\n${USAGE}`);
  if (values.help) process.stdout.write(USAGE);
  else {
    await createGatehouse({
      folder: positionals[0] ?? null,
      language: values.javascript ? 'javascript' : 'typescript',
      isDryRun: values['dry-run'],
      isConfirmed: values.yes,
      skipsInstall: values['skip-install'],
      removes: values.remove,
    });
  }
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  log.error(error.message);
  process.exitCode = 1;
}
