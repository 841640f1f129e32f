#!/usr/bin/env node
import { printLine, printProblem } from '../terminal.js';

/** Each command is a program of its own: it begins when it is loaded. */
const COMMANDS = {
  start: { about: 'serve the site, its gated pages and the API', load: () => import('../main.js') },
  admin: { about: 'readers, and what they may open', load: () => import('./admin.js') },
  doctor: { about: 'check settings, database and build', load: () => import('./doctor.js') },
};

const USAGE = [
  'Usage: gatehouse COMMAND',
  '',
  ...Object.entries(COMMANDS).map(([name, { about }]) => `  ${name.padEnd(8)}${about}`),
].join('\n');

const [name = ''] = process.argv.splice(2, 1);
if (Object.hasOwn(COMMANDS, name)) {
  await COMMANDS[name as keyof typeof COMMANDS].load();
} else if (['help', '--help', '-h'].includes(name)) {
  printLine(USAGE);
} else {
  printProblem(name === '' ? USAGE : `"${name}" is not a command of gatehouse.\n\n${USAGE}`);
  process.exitCode = 1;
}
