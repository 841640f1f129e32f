import { readFileSync, rmSync } from 'node:fs';
import { manifestSchema } from '@gatehouse/contract/manifest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findCanaries } from './testing/findCanaries';
import { Fixture } from './testing/Fixture';
import { openEverything } from './testing/openEverything';
import { plantCanaries } from './testing/plantCanaries';
import { filesBelow } from './verify/filesBelow';

/**
 * A canary stands in every kind of place that the fixture `canaries` knows: `CANARY_` and the name of
 * the kind, in a text, in bytes or in a file's name. To try another place, write one there.
 */
const LEAST_KINDS = 100;

const FASTER_WITH_WEBPACK = {
  swcJsLoader: true,
  swcJsMinimizer: true,
  swcHtmlMinimizer: true,
  lightningCssMinimizer: true,
  mdxCrossCompilerCache: true,
};

/** The settings that a gate may stumble over, spread over as few builds as can hold them. */
const VARIANTS = [
  {
    name: 'rspack, Docusaurus 4, two languages',
    settings: {
      baseUrl: '/',
      trailingSlash: false,
      i18n: { defaultLocale: 'en', locales: ['en', 'fr'] },
      markdown: { format: 'detect' },
      future: { v4: true, faster: true },
    },
  },
  {
    name: 'webpack, Docusaurus 3, a base URL',
    settings: {
      baseUrl: '/base/',
      trailingSlash: true,
      i18n: { defaultLocale: 'en', locales: ['en'] },
      markdown: { format: 'mdx' },
      future: { v4: false, faster: FASTER_WITH_WEBPACK },
    },
  },
];

/** Where gated files come from: the site's own server, or one beside a static host. */
const ORIGINS = [
  { origin: 'one origin', AUTH_URL: '' },
  { origin: 'a split origin', AUTH_URL: 'https://auth.example.com' },
];

const BUILDS = VARIANTS.flatMap((variant) => ORIGINS.map((origin) => ({ ...variant, ...origin })));

describe.each(BUILDS)('canaries with $name, $origin', ({ settings, AUTH_URL }) => {
  const site = new Fixture('canaries');
  site.write('variant.json', JSON.stringify(settings));
  if (AUTH_URL !== '') removeFont(site);
  const kinds = plantCanaries(site.directory);
  /** What no build of this variant has, as its language is not built. */
  const isBuilt = (kind: string): boolean =>
    settings.i18n.locales.includes('fr') || !kind.startsWith('translated');
  const expected = [...kinds.keys()].filter(isBuilt).sort();
  const gate = openEverything(site.directory);

  const build = async (): Promise<void> => {
    const { exitCode, output } = await site.build({ AUTH_URL });
    expect(exitCode, output).toBe(0);
  };
  const kindsIn = (directory: string): string[] => {
    const found = findCanaries(site.path(directory));
    return expected.filter((kind) => found.has(kinds.get(kind) ?? ''));
  };
  const expectGated = (): void => {
    expect(kindsIn('build')).toEqual([]);
    expect(kindsIn('build-gated')).toEqual(expected);
  };

  beforeAll(build);
  afterAll(() => {
    site.remove();
  });

  it('are all public as long as no rule gates their pages: the control', () => {
    expect(kinds.size).toBeGreaterThan(LEAST_KINDS);
    expect(kindsIn('build')).toEqual(expected);
  });

  it('leave the public build with the rules, whatever the bundler has cached (GAT-01, GAT-02)', async () => {
    gate();
    await build();
    expectGated();
  });

  it('are in no public build that starts from nothing (GAT-01, GAT-02)', async () => {
    site.forget();
    await build();
    expectGated();
  });

  it('stand in sources that no public file leads to: gated pages have no edit link', () => {
    const texts = filesBelow(site.path('build')).map((file) => readFileSync(file, 'latin1'));
    const isNamed = (source: string): boolean =>
      texts.some((text) => text.includes(`https://edit.example.com/tree/main/${source}`));
    for (const source of [
      'docs/guide/body.mdx',
      'docs/vault/inside.mdx',
      'docs/guide/teased.mdx',
    ]) {
      expect(isNamed(source), source).toBe(false);
    }
    for (const source of ['blog/2026-01-01-whole.mdx', 'src/pages/club.mdx']) {
      expect(isNamed(source), source).toBe(false);
    }
    for (const source of ['docs/intro.mdx', 'blog/2026-01-03-open.mdx', 'src/pages/index.mdx']) {
      expect(isNamed(source), source).toBe(true);
    }
  });

  it('belong to files that the server gives to whoever the folder in static/ says', () => {
    const { baseUrl, files } = manifestSchema.parse(
      JSON.parse(site.read('build-gated/manifest.json')),
    );
    const vault = Object.entries(files).filter(([file]) => file.startsWith(`${baseUrl}vault/`));
    expect(vault.map(([, { access }]) => access)).toEqual(vault.map(() => ['premium']));
    expect(vault.map(([file]) => file)).toEqual(
      [
        `${baseUrl}vault/${kinds.get('staticName')}.txt`,
        `${baseUrl}vault/${kinds.get('staticPaperName')}.pdf`,
        `${baseUrl}vault/deeper/page.html`,
      ].sort(),
    );
    expect(site.read('build/open.txt')).toContain('openTextOfStatic');
    expect(filesBelow(site.path('build/vault'))).toEqual([]);
  });
});

/** No gated page has a font of its own with a split origin: the build refuses it. */
function removeFont(site: Fixture): void {
  const styles = 'docs/guide/secret.module.css';
  const [fontFace = ''] = /@font-face \{[^}]*\}/.exec(site.read(styles)) ?? [];
  site.replace(styles, fontFace, '');
  rmSync(site.path('docs/guide/CANARY_fontName.woff2'));
}
