#!/usr/bin/env node
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import getReleasePlan from '@changesets/get-release-plan';
import { createSteps } from './bootstrap/createSteps.mjs';
import { exitWith } from './bootstrap/exitWith.mjs';
import { npmCommand } from './bootstrap/npmCommand.mjs';
import { runQuietly } from './bootstrap/runQuietly.mjs';
import { StartupError } from './bootstrap/StartupError.mjs';
import { addRelease } from './release/addRelease.mjs';
import { listPackages, publishPackages } from './release/publishPackages.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const isDryRun = !process.argv.includes('--publish');
const [npm, ...npmArgs] = npmCommand();
const run = (command, ...args) => runQuietly(command, args, { cwd: root });
const runNpm = (...args) => run(npm, ...npmArgs, ...args);

async function requireCleanTree() {
  const changed = await run('git', 'status', '--porcelain');
  if (changed === '' || isDryRun) return;
  throw new StartupError(
    `Commit or stash your changes first: a release contains only what is committed.\n\n${changed}`,
  );
}

/** All packages get the same version, whichever of them have changed. Once per version. */
async function setVersion(version, changesets) {
  const changelog = join(root, 'CHANGELOG.md');
  const text = await readFile(changelog, 'utf8');
  if (text.includes(`\n## ${version} (`)) return;
  await run(process.execPath, join(root, 'node_modules/@changesets/cli/bin.js'), 'version');
  const date = new Date().toISOString().slice(0, 10);
  await writeFile(changelog, addRelease(text, { version, date, changesets }));
  // From now on, clients may rely on this version of the API.
  const reference = join(root, 'docs/reference');
  await copyFile(join(reference, 'openapi.json'), join(reference, 'openapi.released.json'));
  await runNpm('install', '--package-lock-only', '--ignore-scripts');
  await run('git', 'commit', '--all', '--message', `Release ${version}`);
}

async function release() {
  const step = createSteps();
  await step('Check for uncommitted changes', requireCleanTree);
  await step('Validate', () => runNpm('run', 'validate'));
  const { changesets, releases } = await getReleasePlan(root);
  const version = releases[0]?.newVersion ?? listPackages(root)[0].version;
  console.log(`\n  Version ${version}, with ${changesets.length} changesets\n`);
  for (const { id, summary } of changesets) console.log(`  ${id}: ${summary.split('\n')[0]}`);

  if (isDryRun) {
    await publishPackages(root, ['--dry-run']);
    console.log('\n  Dry run: nothing has changed. To publish: npm run release -- --publish\n');
    return;
  }
  await step('Set the version', () => setVersion(version, changesets));
  await step('Compile', () => runNpm('run', 'compile'));
  await publishPackages(root, []);
  await step('Tag', () => run('git', 'tag', `v${version}`));
  console.log('\n  Push the commit and the tag: git push --follow-tags\n');
}

release().catch(exitWith);
