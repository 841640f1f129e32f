import { createHash } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inputsHash } from './inputsHash.mjs';
import { runQuietly } from './runQuietly.mjs';
import { withLock } from './withLock.mjs';

/** Everything that the site's build reads. */
const INPUTS = [
  ...['docs', 'blog', 'src', 'static', 'i18n', 'docusaurus.config.ts', 'sidebars.ts'],
  ...['contract/src', 'plugins/gated-content/src', 'plugins/gated-content/css'],
  ...['package.json', 'package-lock.json'],
];
const SETTINGS = ['SITE_URL', 'SITE_LOCALE', 'AUTH_URL'];

const MANIFEST = 'build-gated/manifest.json';
/** In the gated directory, which every build empties: it cannot outlive the build that it speaks of. */
const STAMP = 'build-gated/.inputs';

/** Ties the stamp to the build beside it: somebody may have built with other settings since. */
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
 * Builds the site into build/ and build-gated/, unless the build there is of the same inputs. The leak
 * check is a part of the build: when it finds something, this fails.
 *
 * @param {string} root of the repository
 * @param {NodeJS.ProcessEnv} env
 */
export async function buildIfChanged(root, env = process.env) {
  // `SITE_URL=` in .env means "not set", as it does for the server.
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  return withLock(join(root, '.cache/build.lock'), async () => {
    const settings = Object.fromEntries(SETTINGS.map((name) => [name, given[name]]));
    const inputs = await inputsHash(root, INPUTS, settings);
    const stamp = await readFile(join(root, STAMP), 'utf8').catch(() => '');
    if (stamp !== '' && stamp === (await stampFor(root, inputs)))
      return { note: 'nothing changed' };

    await rm(join(root, STAMP), { force: true });
    const docusaurus = join(root, 'node_modules/@docusaurus/core/bin/docusaurus.mjs');
    await runQuietly(process.execPath, [docusaurus, 'build'], {
      cwd: root,
      env: { ...given, NODE_ENV: 'production' },
      advice: 'The site could not be built: see above.',
    });
    const written = await stampFor(root, inputs);
    if (written !== null) await writeFile(join(root, STAMP), written);
    return {};
  });
}
