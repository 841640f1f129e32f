import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { LoadContext } from '@docusaurus/types';
import { passRoutes } from './knownRoutes';
import { GROUP_VARIABLE, groupKey, type UnlistedGroup } from '../gates/UnlistedGroup';

/**
 * Builds the site again, with the unlisted pages of a group, into a separate directory and in a
 * separate process, so that the two builds share nothing.
 *
 * @param outRoot a locale's directory may be below it
 * @param routes of the public build
 * @param name of the directory for Docusaurus's generated files, below that of the public build
 * @throws with the whole build output, when it fails
 */
export async function buildGroup(
  { siteDir, siteConfigPath, i18n, generatedFilesDir }: LoadContext,
  group: UnlistedGroup,
  { outRoot, name, routes }: { outRoot: string; name: string; routes: readonly string[] },
): Promise<void> {
  const core = createRequire(path.join(siteDir, 'package.json')).resolve(
    '@docusaurus/core/package.json',
  );
  const { exitCode, output } = await run(
    [
      path.join(path.dirname(core), 'bin/docusaurus.mjs'),
      'build',
      '--out-dir',
      outRoot,
      '--config',
      siteConfigPath,
      '--locale',
      i18n.currentLocale,
      ...process.argv.filter((argument) => argument === '--no-minify'),
    ],
    {
      cwd: siteDir,
      env: {
        ...process.env,
        [GROUP_VARIABLE]: groupKey(group),
        ...passRoutes(routes, `${outRoot}-routes.json`),
        DOCUSAURUS_GENERATED_FILES_DIR_NAME: path.join(generatedFilesDir, name),
      },
    },
  );
  if (exitCode === 0) return;
  throw new Error(`The unlisted pages for ${groupKey(group)} could not be built:\n\n${output}`);
}

function run(
  args: string[],
  options: { cwd: string; env: NodeJS.ProcessEnv },
): Promise<{ exitCode: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    const stop = (): void => {
      child.kill();
    };
    // Before listeners that may end the process immediately.
    process.prependOnceListener('exit', stop);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    }
    child.on('error', reject);
    child.on('close', (exitCode) => {
      process.off('exit', stop);
      resolve({ exitCode, output });
    });
  });
}
