import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { runQuietly } from '../scripts/bootstrap/runQuietly.mjs';

const createFiles = ({ gated }) => ({
  // Docusaurus wants one beside its configuration.
  'package.json': '{}',
  'src/pages/index.js': `
    import Layout from '@theme/Layout';
    export default () => <Layout><main><h1>Home</h1></main></Layout>;`,
  // The documents use components of ours: here they are what they are made of.
  'src/theme/MDXComponents.js': `
    import MDXComponents from '@theme-original/MDXComponents';
    const Explain = ({ summary, children }) =>
      <details><summary>{summary}</summary>{children}</details>;
    const Screenshot = ({ alt }) => <img alt={alt} />;
    ${gated ? '' : 'const Gated = ({ children }) => children;'}
    export default { ...MDXComponents, Explain, Screenshot${gated ? '' : ', Gated'} };`,
});

/**
 * Makes a site of our documents and nothing else, in a folder that no other command looks at.
 *
 * @param {string} root of the repository
 * @param {{ gated: boolean }} options whether it has the gating plugin
 */
export async function createScratchSite(root, { gated }) {
  const folder = join(root, '.cache/bench', gated ? 'gated' : 'plain');
  const config = `
    import site from '../../../docusaurus.config';
    import { reduceConfig } from '../../../bench/reduceConfig.mjs';
    export default reduceConfig(site, ${JSON.stringify({ root, gated })});`;
  await rm(folder, { recursive: true, force: true });
  for (const [name, text] of Object.entries({
    ...createFiles({ gated }),
    'docusaurus.config.ts': config,
  })) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  const docusaurus = join(root, 'node_modules/@docusaurus/core/bin/docusaurus.mjs');
  return {
    build: join(folder, 'build'),
    /** Builds it cold: nothing of an earlier build is there to help. @returns seconds */
    async buildCold() {
      for (const output of ['build', 'build-gated', '.docusaurus']) {
        await rm(join(folder, output), { recursive: true, force: true });
      }
      const started = performance.now();
      await runQuietly(process.execPath, [docusaurus, 'build'], {
        cwd: folder,
        env: { ...process.env, NODE_ENV: 'production', DOCUSAURUS_NO_PERSISTENT_CACHE: 'true' },
      });
      return (performance.now() - started) / 1000;
    },
  };
}
