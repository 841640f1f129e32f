import { existsSync, rmSync } from 'node:fs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { canariesIn } from './testing/canaries';
import { Fixture } from './testing/Fixture';
import { putDocsOutside } from './testing/putDocsOutside';

const GATED = 'canaryGated1a2b3c';
const IS_NIGHTLY = process.env.GATEHOUSE_NIGHTLY === '1';

const site = new Fixture('mini');
beforeEach(() => {
  site.restore();
});
afterAll(() => {
  site.remove();
});

// The first one: it fills the bundler's cache, with which those below take half the time.
describe('a build that is repeated', () => {
  it('notes quotes, and gates what has become gated since, by itself or by its folder', async () => {
    const quote = `A quote: ${GATED} stands in a sentence that only premium readers may read.\n`;
    site.write('src/pages/quote.mdx', quote);
    const first = await site.requireBuild();
    expect(first).toContain(
      'Note: 1 gated line of 1 source is also in public sources, and therefore is public:\n' +
        '- src/pages/quote.mdx has 1 line of docs/gated.mdx, such as line 7: “',
    );
    const flipped = ['canaryFlipped4d5e6f', 'canaryFolder7g8h9i'];
    expect(canariesIn(site.path('build'), flipped)).toEqual(flipped);

    site.write('src/pages/quote.mdx', 'No quote.\n');
    site.replace('docs/public.mdx', '# Public', '---\naccess: members\n---\n\n# Public');
    site.write('docs/folder/_category_.json', '{ "customProps": { "access": "premium" } }');
    await site.requireBuild();
    expect(canariesIn(site.path('build'), [GATED, ...flipped])).toEqual([]);
    expect(canariesIn(site.path('build-gated'), [GATED, ...flipped])).toEqual([GATED, ...flipped]);
  });
});

/** The output of an earlier build, made under other rules. */
const leaveOldBuild = (): void => {
  site.write('build/index.html', 'An older build.');
  site.write('build-gated/manifest.json', '{ "publicDir": "../build" }');
};
const expectNothingToDeploy = (): void => {
  expect(existsSync(site.path('build'))).toBe(false);
  expect(existsSync(site.path('build-gated/manifest.json'))).toBe(false);
};

/** A plugin reads a Markdown file that no plugin renders as a page. */
const readNote = (frontMatter: string): void => {
  const fileContent = `---\n${frontMatter}\n---\n\nNote.\n`;
  site.write('notes/note.md', fileContent);
  site.write(
    'plugin.mjs',
    `import { DEFAULT_PARSE_FRONT_MATTER as defaultParseFrontMatter } from '@docusaurus/utils';
     const file = ${JSON.stringify({ filePath: site.path('notes/note.md'), fileContent })};
     export default ({ siteConfig: { markdown } }) => ({
       name: 'reads',
       loadContent: () => markdown.parseFrontMatter({ ...file, defaultParseFrontMatter }),
     });`,
  );
};

describe('a build is refused, and leaves nothing to deploy, nor an older build', () => {
  beforeEach(leaveOldBuild);
  it('for all access in pages, folders and files that is invalid or impossible, listing every offender and what is allowed', async () => {
    site.replace('docs/gated.mdx', 'access: premium', 'access: premuim\nlisted: never');
    site.replace('docs/public.mdx', '# Public', '---\naccess: [members, gold]\n---\n\n# Public');
    site.write('docs/folder/_category_.json', '{ "customProps": { "access": true } }');
    site.write('docs/hidden.mdx', '---\nlisted: false\n---\n\n# Hidden\n');
    readNote('access: members');
    const { exitCode, output } = await site.build();
    expect(exitCode).toBe(1);
    expectNothingToDeploy();
    expect(output).toContain('- docs/gated.mdx: access is "premuim"');
    expect(output).toContain('- docs/public.mdx: access lists "gold"');
    expect(output).toContain('- docs/folder/_category_.json: access is true');
    expect(output).toContain('Use "public", "members", "premium", or a list');
    expect(output).toContain('No page uses these plans:\n  - premium');
    expect(output).toContain('- docs/gated.mdx: listed is "never"');
    expect(output).toContain(
      'These pages are unlisted, but everyone may read them:\n  - docs/hidden.mdx',
    );
    expect(output).toMatch(
      /no docs, blog or pages plugin renders them as pages:\n +- notes\/note\.md/,
    );
  });

  it('for a page and a file that include something with its own access, or something unlisted', async () => {
    site.write('docs/_part.mdx', '---\naccess: premium\n---\n\nPart.\n');
    site.write('docs/hidden.mdx', '---\naccess: premium\nlisted: false\n---\n\n# Hidden\n');
    const include = (file: string) => `\n\nimport Part from './${file}';\n\n<Part />`;
    site.replace('docs/public.mdx', '# Public', `# Public${include('_part.mdx')}`);
    site.write('docs/including.mdx', `# Including${include('hidden.mdx')}`);
    const { exitCode, output } = await site.build();
    expect(exitCode).toBe(1);
    expect(output).toContain(
      'docs/_part.mdx has "access" in its front matter, but it is not a page',
    );
    expect(output).toContain('docs/hidden.mdx is unlisted, but another page includes it');
    expectNothingToDeploy();
  });

  it('for a public page that includes a gated file of static/, and leaves nothing behind', async () => {
    site.write('static/vault/_category_.json', '{ "customProps": { "access": "premium" } }');
    site.write('static/vault/paper.txt', 'A paper for readers with the plan.');
    site.replace('docs/public.mdx', '# Public', '# Public\n\n[Paper](/vault/paper.txt)');
    const { exitCode, output } = await site.build();
    expect(exitCode).toBe(1);
    expect(output).toContain('Public pages include these gated files:\n  - static/vault/paper.txt');
    expectNothingToDeploy();
  });

  it('for pages and files at addresses that the server handles itself, with the setting to change', async () => {
    site.replace('docusaurus.config.ts', 'docs: {}', "docs: { routeBasePath: 'api' }");
    site.replace('src/pages/index.mdx', '(/docs/public)', '(/api/public)');
    const { exitCode, output } = await site.build();
    expect(exitCode).toBe(1);
    expectNothingToDeploy();
    expect(output).toContain('- /api/public');
    expect(output).toContain('instance "default", another "routeBasePath"');
  });

  it("for front matter that can't be parsed", async () => {
    site.replace('docs/gated.mdx', 'access: premium', 'access: [premium');
    expect(await site.build()).toMatchObject({ exitCode: 1 });
    expectNothingToDeploy();
  });

  it('for invalid options', async () => {
    const refused = { exitCode: 1, output: expect.stringContaining('- planz: is not allowed') };
    expect(await site.build({ GATE_OPTIONS: '{ "planz": 1 }' })).toMatchObject(refused);
  });

  it('when its output would replace sources, which are kept', async () => {
    const own = site.read('docs/gated.mdx');
    const env = { GATE_OPTIONS: '{ "gatedDir": "docs" }' };
    const { exitCode, output } = await site.build(env, '--out-dir', 'src');
    expect(exitCode).toBe(1);
    expect(output).toContain('- The public build would go to src, which contains src/pages.');
    expect(output).toContain('- The gated output would go to docs, which is docs.');
    expect(site.read('docs/gated.mdx')).toBe(own);
  });

  it('when it would keep the server bundle', async () => {
    const output = expect.stringContaining('BUNDLE=true leaves the server bundle');
    const env = { DOCUSAURUS_KEEP_SERVER_BUNDLE: 'true' };
    expect(await site.build(env)).toMatchObject({ exitCode: 1, output });
    expectNothingToDeploy();
  });

  it('for a broken link, which Docusaurus finds at the very end', async () => {
    site.replace('docs/public.mdx', '# Public', '# Public\n\n[Nowhere](/docs/nowhere)');
    const { exitCode, output } = await site.build();
    expect(exitCode).toBe(1);
    expect(output).toContain('Docusaurus found broken links!');
    expect(output).toContain('The build failed, so it was not verified.');
    expect(output).not.toContain('none found');
    expect(existsSync(site.path('build'))).toBe(false);
  });

  it('for a paywall that leads nowhere, once and with the option to set', async () => {
    rmSync(site.path('src/pages/sign-in.mdx'));
    const { exitCode, output } = await site.build();
    expect(exitCode).toBe(1);
    expect(output.match(/"\/sign-in"/g)).toHaveLength(1);
    expect(output).toContain('with the option "routes: { signIn:');
    expectNothingToDeploy();
  });

  it('for a server on another site, and says what to do', async () => {
    const { exitCode, output } = await site.build({ AUTH_URL: 'https://acme-accounts.dev' });
    expect(exitCode).toBe(1);
    expect(output).toContain(
      'AUTH_URL (https://acme-accounts.dev) is not on the same site as SITE_URL (https://docs.example.com)',
    );
    expect(output).toContain('a subdomain of example.com');
  });

  it('when a component of the site replaces the gate', async () => {
    site.write('src/theme/DocItem/index.tsx', 'export default () => <p>Mine.</p>;\n');
    site.write(
      'src/theme/DocSidebarItem/Link/index.tsx',
      'export default ({ item }) => <a href={item.href}>{item.label}</a>;\n',
    );
    const { exitCode, output } = await site.build();
    expect(exitCode).toBe(1);
    for (const name of ['DocItem', 'DocSidebarItem/Link']) {
      expect(output).toContain(
        `Warning: src/theme/${name}/index.tsx replaces the gate's ${name}: the`,
      );
    }
    expect(output.match(/Warning: src/g)).toHaveLength(2);
    expect(output).toContain('These gated pages were not rendered through the gate:');
    expect(output).toContain('/docs/gated');
    expectNothingToDeploy();
  });
});

describe('a build with an unlisted page is refused', () => {
  it('when its public output names the page, with the likely cause', async () => {
    site.replace('docs/gated.mdx', 'access: premium', 'access: premium\nlisted: false');
    site.replace(
      'docs/public.mdx',
      '# Public',
      '# Public\n\n[It](pathname:///docs/gated) is there.',
    );
    const { exitCode, output } = await site.build();
    expect(exitCode).toBe(1);
    expect(output).toContain('Unlisted page named in the public build: docs/public/index.html');
    expect(output).toContain('contains the address of docs/gated.mdx: “/docs/gated”');
    expect(output).toContain('Likely cause: docs/public.mdx links to it or names it.');
    expect(existsSync(site.path('build'))).toBe(false);
  });

  // A listed one is found above. An unlisted one is found by the build of its group.
  it.runIf(IS_NIGHTLY)('when no plugin renders it', async () => {
    readNote('access: premium\nlisted: false');
    const { exitCode, output } = await site.build();
    expect(exitCode).toBe(1);
    expect(output).toContain('no docs, blog or pages plugin renders them as pages:');
    expect(output).toContain('- notes/note.md');
    expect(existsSync(site.path('build'))).toBe(false);
  });
});

describe('a build that leaks ends with 1 and leaves nothing to deploy (GAT-01)', () => {
  const writePlugin = (hooks: string): void => {
    site.write(
      'plugin.mjs',
      `import fs from 'node:fs';
       import path from 'node:path';
       import { setTimeout } from 'node:timers/promises';
       export default ({ siteDir }) => ({ name: 'leaky', ${hooks} });`,
    );
  };

  it('when a plugin or a loader bypasses the gate to read the sources, however late', async () => {
    const pdf = `%PDF-1.4\n${'x'.repeat(20_000)}`;
    site.write('docs/paper.pdf', pdf);
    site.replace('docs/gated.mdx', '# Gated', '# Gated\n\n[Paper](./paper.pdf)');
    site.write('raw.cjs', 'module.exports = (s) => `export default ${JSON.stringify(s)}`;');
    site.write(
      'src/pages/raw.tsx',
      `import source from '!!raw-text!../../docs/gated.mdx';
       export default () => <pre>{source}</pre>;`,
    );
    putDocsOutside(site);
    writePlugin(`
      configureWebpack: () => ({
        resolveLoader: { alias: { 'raw-text': path.join(siteDir, 'raw.cjs') } },
      }),
      async postBuild({ outDir }) {
        await setTimeout(1500);
        fs.copyFileSync(path.join(siteDir, 'docs/gated.mdx'), path.join(outDir, 'llms.txt'));
        fs.copyFileSync(path.join(siteDir, 'docs/paper.pdf'), path.join(outDir, 'other.bin'));
        for (const name of ['_part.mdx', 'prices.json'])
          fs.writeFileSync(path.join(outDir, name), '// ' + fs.readFileSync('documents/' + name));
      }`);
    const { exitCode, output } = await site.build();
    expect(exitCode).toBe(1);
    expect(output).toContain('public build: llms.txt\n  contains docs/gated.mdx:9:');
    expect(output).toContain('“canaryGated1a2b3c stands in a sentence');
    expect(output).toContain('a plugin reads the sources from disk');
    expect(output).toContain('Gated text in the public build: assets/js/');
    expect(output).toContain('Gated file in the public build: other.bin');
    expect(output).toContain('Gated text in the public build: _part.mdx, prices.json');
    expect(output).toContain('\nbuild was removed.');
    expect(existsSync(site.path('build'))).toBe(false);
  });

  it.each(IS_NIGHTLY ? ['rspack', 'webpack'] : ['rspack'])(
    'when a page imports what only the gate can request, or %s is configured to put what only gated pages use into a chunk of all pages',
    async (bundler) => {
      if (bundler === 'webpack') site.useWebpack();
      site.write(
        'src/pages/direct.tsx',
        `import Gated from '../../docs/gated.mdx?gated';
         export default () => <Gated />;`,
      );
      site.write('src/Secret.tsx', "export default () => <p>A secret of the component's.</p>;\n");
      site.replace(
        'docs/gated.mdx',
        '# Gated',
        "# Gated\n\nimport Secret from '@site/src/Secret';\n\n<Secret />",
      );
      writePlugin(`
        configureWebpack: (_config, isServer) => isServer ? {} : ({
          plugins: [{
            apply({ options }) {
              options.optimization.splitChunks.cacheGroups.all =
                { name: 'all', test: /Secret/, chunks: 'all', enforce: true, priority: 99 };
            },
          }],
        })`);
      const { exitCode, output } = await site.build();
      expect(exitCode).toBe(1);
      expect(output).toContain(
        'The bundler put these sources into a public chunk, but only gated pages use them:',
      );
      expect(output).toContain('docs/gated.mdx?gated');
      expect(output).toContain('src/Secret.tsx');
      expect(existsSync(site.path('build'))).toBe(false);
    },
  );
});
