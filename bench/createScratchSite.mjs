import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { installPlugin } from './installPlugin.mjs';

const createFiles = ({ gated }) => ({
  // Docusaurus requires one next to its configuration.
  'package.json': '{}',
  'src/pages/index.js': `
    import Layout from '@theme/Layout';
    export default () => <Layout><main><h1>Home</h1></main></Layout>;`,
  // The docs use this site's components. Explain reads a preference, so this renders its element.
  'src/theme/MDXComponents.js': `
    import Screenshot from '@site/src/components/screenshot/Screenshot';
    import ScrollingTable from '@site/src/components/table/ScrollingTable';
    import MDXComponents from '@theme-original/MDXComponents';
    const Explain = ({ title, children }) =>
      <details><summary>{title}</summary>{children}</details>;
    ${gated ? '' : 'const Gated = ({ children }) => children;'}
    export default { ...MDXComponents, Explain, Screenshot, table: ScrollingTable${gated ? '' : ', Gated'} };`,
});

/** What the docs import from `@site/src`. */
const LINKED = ['components', 'repository'];

/**
 * Creates a site with only our docs, in a folder that no other command uses.
 *
 * @param {string} root of the repository
 * @param {'plain' | 'gated' | 'sealed'} kind without the gating plugin, with it, or with it and a
 * content security policy in each page
 * @returns {Promise<string>} the folder
 */
export async function createScratchSite(root, kind) {
  const folder = join(root, '.cache/bench', kind);
  const config = `
    import site from '../../../docusaurus.config';
    import { reduceConfig } from '../../../bench/reduceConfig.mjs';
    export default reduceConfig(site, ${JSON.stringify({ root, kind })});`;
  await installPlugin(root);
  await rm(folder, { recursive: true, force: true });
  for (const [name, text] of Object.entries({
    ...createFiles({ gated: kind !== 'plain' }),
    'docusaurus.config.ts': config,
  })) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  for (const name of LINKED) await symlink(join(root, 'src', name), join(folder, 'src', name));
  return folder;
}
