import { Command } from 'commander';
import { loadEnvironment } from '../env.js';
import { adminCommand } from './admin.js';
import { doctorCommand } from './doctor/doctorCommand.js';
import { importCommand } from './importCommands.js';
import { keysCommand } from './keys.js';
import { migrateCommand } from './migrateCommand.js';
import { runCli } from './runCli.js';
import { buildSite, runSiteProgram, VERIFY } from './siteProgram.js';

const directory = process.cwd();
const program = new Command('gatehouse')
  .description(
    "Accounts and truly private pages for a Docusaurus site. Run it in the site's folder.",
  )
  .showHelpAfterError()
  .enablePositionalOptions()
  .hook('preAction', () => {
    loadEnvironment(directory);
  });

/** A command that passes its arguments to a program of the site. */
const passThrough = (name: string, about: string) =>
  program
    .command(`${name} [options...]`)
    .description(about)
    .allowUnknownOption()
    .passThroughOptions()
    .helpOption(false);

// Each command loads only what it needs: a build needs no server.
program
  .command('start')
  .description('serve the site, its gated pages and the API')
  .action(async () => {
    const { startServer } = await import('../startServer.js');
    await startServer({ directory });
  });
passThrough(
  'dev',
  'serve the site with hot reload, with the server next to it; takes the options of docusaurus start',
).action(async (args: string[]) => {
  const { dev } = await import('./dev.js');
  await dev({ directory, args });
});
passThrough(
  'build',
  'build the site and its gated pages; takes the options of docusaurus build',
).action(async (args: string[]) => {
  process.exitCode = await buildSite(directory, args);
});
passThrough(
  'verify',
  'check the public build for gated text; takes the options of gated-content-verify',
).action(async (args: string[]) => {
  process.exitCode = await runSiteProgram(directory, VERIFY, args);
});
program.addCommand(migrateCommand());
program.addCommand(adminCommand());
program.addCommand(keysCommand());
program.addCommand(doctorCommand());
program.addCommand(importCommand());

runCli(() => program.parseAsync());
