import { createHash } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inputsHash } from './inputsHash.mjs';
import { runQuietly } from './runQuietly.mjs';
import { withLock } from './withLock.mjs';

/** Everything that the site's build reads. */
const INPUTS = [
  'docs',
  'blog',
  'src',
  'static',
  'i18n',
  'docusaurus.config.ts',
  'sidebars.ts',
  ...['contract', 'leak-check', 'docusaurus-plugin', 'docusaurus-theme', 'docusaurus-preset'].map(
    (name) => `packages/${name}/src`,
  ),
  'packages/docusaurus-plugin/css',
  'packages/docusaurus-theme/css',
  'package.json',
  'package-lock.json',
];
const SETTINGS = ['SITE_URL', 'SITE_LOCALE', 'AUTH_URL'];

const MANIFEST = 'build-gated/manifest.json';
/** In the gated directory, which every build empties, so that it can't outlive its build. */
const STAMP = 'build-gated/.inputs';

/** Ties the stamp to the build next to it: another build with other settings may have run since. */
async function stampFor(root, inputs) {
  const contents = await Promise.all(
    ['build/index.html', MANIFEST].map((file) => readFile(join(root, file)).catch(() => null)),
  );
  if (contents.includes(null)) return null;
  const output = createHash('sha256');
  for (const content of contents) output.update(content);
  return `${inputs} ${output.digest('hex')}\n`;
}

/**
 * Builds the site into build/ and build-gated/, unless the existing build has the same inputs.
 * Includes the leak check: when it finds something, this fails.
 *
 * @param {string} root of the repository
 * @param {NodeJS.ProcessEnv} env
 */
export async function buildIfChanged(root, env = process.env) {
  const given = withoutEmpty(env);
  return withLock(join(root, LOCK), async () => {
    const inputs = await hashInputs(root, given);
    const stamp = await readFile(join(root, STAMP), 'utf8').catch(() => '');
    if (stamp !== '' && stamp === (await stampFor(root, inputs)))
      return { note: 'nothing changed' };

    await recordBuild(root, inputs, () =>
      runQuietly(process.execPath, [join(root, DOCUSAURUS), 'build'], {
        cwd: root,
        env: { ...given, NODE_ENV: 'production' },
        advice: 'The site could not be built. See the output above.',
      }),
    );
    return {};
  });
}

/**
 * Always builds the site, and records its inputs, so that a start right afterward needn't build
 * again.
 *
 * @param {string} root of the repository
 * @param {() => Promise<void>} build runs Docusaurus; throws when that fails
 * @param {NodeJS.ProcessEnv} env
 */
export async function buildAnyway(root, build, env = process.env) {
  await withLock(join(root, LOCK), async () => {
    const inputs = await hashInputs(root, withoutEmpty(env));
    await recordBuild(root, inputs, build);
  });
}

const DOCUSAURUS = 'node_modules/@docusaurus/core/bin/docusaurus.mjs';
const LOCK = '.cache/build.lock';

/** `SITE_URL=` in .env means "not set", as it does for the server. */
const withoutEmpty = (env) =>
  Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));

function hashInputs(root, given) {
  const settings = Object.fromEntries(SETTINGS.map((name) => [name, given[name]]));
  return inputsHash(root, INPUTS, settings);
}

/** The inputs are those from before the build: later changes are built next time. */
async function recordBuild(root, inputs, build) {
  await rm(join(root, STAMP), { force: true });
  await build();
  const written = await stampFor(root, inputs);
  if (written !== null) await writeFile(join(root, STAMP), written);
}
