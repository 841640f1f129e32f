import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { readEnvironment } from '../env.js';
import { StartupError } from '../startupError.js';

/** A program from one of the site's packages. */
interface SiteProgram {
  package: string;
  name: string;
  /** A package that depends on it: a strict package manager hides it from all others. */
  broughtBy?: string;
}

export const DOCUSAURUS: SiteProgram = { package: '@docusaurus/core', name: 'docusaurus' };
export const VERIFY: SiteProgram = {
  package: '@gatehouse/docusaurus-plugin',
  name: 'gated-content-verify',
  broughtBy: '@gatehouse/docusaurus-preset',
};

/**
 * @returns the file of a program of the site in `directory`
 * @throws StartupError that says what to install
 */
export function requireSiteProgram(directory: string, program: SiteProgram): string {
  const through = program.broughtBy && findPackage(directory, program.broughtBy);
  const found =
    findPackage(directory, program.package) ?? (through && findPackage(through, program.package));
  if (!found) {
    throw new StartupError(
      `${program.package} is not installed in ${directory}: npm install ${program.broughtBy ?? program.package}`,
    );
  }
  const { bin } = JSON.parse(readFileSync(path.join(found, 'package.json'), 'utf8')) as {
    bin: Record<string, string>;
  };
  return path.join(found, bin[program.name] ?? '');
}

/** @returns Docusaurus's exit code */
export function buildSite(directory: string, args: readonly string[]): Promise<number> {
  return runSiteProgram(directory, DOCUSAURUS, ['build', ...args]);
}

/** Searches the folders that Node would: a package need not export its package.json. */
function findPackage(from: string, name: string): string | null {
  const folders = createRequire(path.join(from, 'package.json')).resolve.paths(name) ?? [];
  const found = folders
    .map((folder) => path.join(folder, name))
    .find((folder) => existsSync(path.join(folder, 'package.json')));
  return found === undefined ? null : realpathSync(found);
}

/**
 * Runs a program of the site with its output shown, and with the settings as the server reads them. Signals
 * go to the program: a build must not leave unchecked output behind.
 * @returns its exit code; 1 when a signal ended it
 */
export async function runSiteProgram(
  directory: string,
  program: SiteProgram,
  args: readonly string[],
): Promise<number> {
  const script = requireSiteProgram(directory, program);
  const child = spawn(process.execPath, [script, ...args], {
    cwd: directory,
    stdio: 'inherit',
    env: readEnvironment(directory),
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => child.kill(signal));
  }
  const [code] = (await once(child, 'exit')) as [number | null];
  return code ?? 1;
}
