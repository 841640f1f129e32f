import { Command } from 'commander';
import { readEnvironment } from '../../env.js';
import { printLine } from '../../terminal.js';
import { formatFindings, toJson } from './report.js';

/** `gatehouse doctor` */
export function doctorCommand(): Command {
  return new Command('doctor')
    .description(
      'check the settings, the database, the deployment, mail and the build; exits with 1 if there are errors',
    )
    .option('--verbose', 'also list what is fine')
    .option('--json', 'print all findings as JSON')
    .action(async ({ verbose = false, json = false }: { verbose?: boolean; json?: boolean }) => {
      // Only now: it loads the whole server, which other commands of this program don't need.
      const { diagnose } = await import('./diagnose.js');
      const directory = process.cwd();
      const findings = await diagnose({ directory, env: readEnvironment(directory) });
      printLine(json ? toJson(findings) : formatFindings(findings, { verbose }));
      if (findings.some(({ level }) => level === 'error')) process.exitCode = 1;
    });
}
