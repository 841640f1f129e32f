import { cp, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';

const PACKAGES = {
  'docusaurus-plugin': 'packages/docusaurus-plugin',
  'leak-check': 'packages/leak-check',
  contract: 'packages/contract',
};

/**
 * Installs the plugin for the measured sites below `node_modules`, as in a real site: bundlers and
 * Docusaurus treat packages differently from a site's own code when they split it into files.
 *
 * @param {string} root of the repository, where the plugin is compiled
 */
export async function installPlugin(root) {
  for (const [name, folder] of Object.entries(PACKAGES)) {
    const target = join(root, '.cache/bench/node_modules/@gatehouse', name);
    await rm(target, { recursive: true, force: true });
    await cp(join(root, folder), target, {
      recursive: true,
      filter: (file) => !relative(join(root, folder), file).startsWith('src'),
    });
  }
}
