import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findCanaries } from '../../packages/docusaurus-plugin/src/testing/findCanaries';
import { plantCanaries } from '../../packages/docusaurus-plugin/src/testing/plantCanaries';
import { listPackages } from '../release/publishPackages.mjs';

const ROOT = path.resolve(import.meta.dirname, '../..');
const FIXTURE = path.join(ROOT, 'packages/docusaurus-plugin/__fixtures__/canaries');
/** The packages that a site installs, without the server. */
const GATEHOUSE_PACKAGE = /contract|leak-check|docusaurus-/;

/** Kinds of places that have a canary. */
const MIN_KINDS = 100;

const PRESET = '@docusaurus/preset-classic';

const SETTINGS = {
  baseUrl: '/',
  trailingSlash: false,
  i18n: { defaultLocale: 'en', locales: ['en', 'fr'] },
  markdown: { format: 'detect' },
};

/** `docusaurus`: a range of versions, of which the newest is used. */
const VERSIONS = [
  { name: 'Docusaurus 3 with React 18', docusaurus: /^3\.\d+\.\d+$/, react: '18', node: '20' },
  { name: 'Docusaurus 3 with React 19', docusaurus: /^3\.\d+\.\d+$/, react: '19', node: '20' },
  { name: 'the canary of Docusaurus 4', docusaurus: /^4\./, react: '19', node: '24' },
];

/** Node.js itself, from the npm registry. */
const NODE = `node-${process.platform}-${process.arch}`;

const home = mkdtempSync(path.join(tmpdir(), 'gatehouse-versions-'));

async function run(command: string, args: readonly string[], cwd = home): Promise<string> {
  const { stdout } = await promisify(execFile)(command, args, {
    cwd,
    env: { ...process.env, NODE_ENV: undefined, NO_COLOR: '1' },
    maxBuffer: 2 ** 26,
  });
  return stdout;
}

// Installs every version from the registry, which takes minutes each.
describe.runIf(process.env.GATEHOUSE_NIGHTLY === '1')('the packages in a site', () => {
  let archives: string[] = [];
  let released: string[] = [];

  beforeAll(async () => {
    archives = await Promise.all(
      listPackages(ROOT)
        .filter(({ name }) => GATEHOUSE_PACKAGE.test(name))
        .map(async ({ folder }) => {
          const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', home];
          const [{ filename }] = JSON.parse(await run('npm', args, path.join(ROOT, folder)));
          return path.join(home, filename);
        }),
    );
    // The preset is published last of all packages.
    released = JSON.parse(await run('npm', ['view', PRESET, 'versions', '--json']));
  });
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  it.each(VERSIONS)(
    'of the newest $name are gated, and have their account pages (GAT-01, GAT-02)',
    { timeout: 1_800_000 },
    async ({ docusaurus, react, node }) => {
      const version = released.filter((each) => docusaurus.test(each)).at(-1);
      if (version === undefined) throw new Error(`The registry has no ${docusaurus}`);
      const directory = mkdtempSync(path.join(home, 'site-'));
      const at = (file: string): string => path.join(directory, file);
      cpSync(FIXTURE, directory, { recursive: true });
      writeFileSync(at('package.json'), '{ "private": true }');
      writeFileSync(at('variant.json'), JSON.stringify(SETTINGS));
      const config = readFileSync(at('docusaurus.config.ts'), 'utf8');
      writeFileSync(at('docusaurus.config.ts'), withPreset(config));
      const kinds = plantCanaries(directory);

      await run(
        'npm',
        [
          ...INSTALL,
          ...['core', 'faster', 'plugin-pwa', 'preset-classic', 'types'].map(
            (name) => `@docusaurus/${name}@${version}`,
          ),
          `react@${react}`,
          `react-dom@${react}`,
          `${NODE}@${node}`,
          '@mdx-js/react@3',
          'clsx',
          'prism-react-renderer',
          ...archives,
        ],
        directory,
      );
      const cli = at('node_modules/@docusaurus/core/bin/docusaurus.mjs');
      await run(at(`node_modules/${NODE}/bin/node`), [cli, 'build'], directory);

      const gated = [...kinds].filter(([, canary]) => findCanaries(at('build-gated')).has(canary));
      expect(gated.length).toBeGreaterThan(MIN_KINDS);
      expect([...findCanaries(at('build'))]).toEqual([]);
      expect(readFileSync(at('build/account/sign-in.html'), 'utf8')).toContain('Forgot password?');
      rmSync(directory, { recursive: true });
    },
  );
});

/** Prerelease peers are outside the supported ranges. */
const INSTALL = ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--legacy-peer-deps'];

/** The fixture with account pages, but without search, which doesn't support Docusaurus 4. */
function withPreset(config: string): string {
  const plugin =
    /\n {4}\[\n {6}'@gatehouse\/docusaurus-plugin',\n([^]*?)\n {4}\],(?=\n {2}\],\n\} satisfies)/;
  const options = plugin.exec(config)?.[1];
  if (options === undefined) throw new Error('The fixture has no Gatehouse plugin.');
  // The fixture has its own page at the default path.
  const moved = options.replace('{', "{ routes: { signIn: '/account/sign-in' },");
  return config
    .replace(plugin, '')
    .replace(/\n {2}themes: .*/, '')
    .replace(
      '\n  ],\n  plugins: [',
      () => `\n    ['@gatehouse/docusaurus-preset', ${moved}],\n  ],\n  plugins: [`,
    );
}
