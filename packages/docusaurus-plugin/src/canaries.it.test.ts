import { readFileSync, rmSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { FASTER_WITH_WEBPACK } from './testing/fasterWithWebpack';
import { findCanaries } from './testing/findCanaries';
import { Fixture } from './testing/Fixture';
import { openEverything } from './testing/openEverything';
import { plantCanaries } from './testing/plantCanaries';
import { filesBelow } from '@gatehouse/contract/filesBelow';

/**
 * The fixture `canaries` has a canary in every kind of place: `CANARY_` and the name of the kind,
 * in a text, in bytes or in a file name. To test another place, add one there.
 */
const MIN_KINDS = 100;

const IS_NIGHTLY = process.env.GATEHOUSE_NIGHTLY === '1';

/** The settings that may affect the gate, combined into as few builds as possible. */
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

/** Where gated files come from: the site's own server, or one next to a static host. */
const ORIGINS = [
  { origin: 'one origin', AUTH_URL: '' },
  { origin: 'a split origin', AUTH_URL: 'https://auth.example.com' },
];

/** Each variant and each origin once; with `npm run test:nightly`, all combinations. */
const BUILDS = VARIANTS.flatMap((variant, index) =>
  ORIGINS.filter((_, other) => IS_NIGHTLY || index === other).map((origin) => ({
    ...variant,
    ...origin,
  })),
);

describe.each(BUILDS)('canaries with $name, $origin', ({ settings, AUTH_URL }) => {
  const site = new Fixture('canaries');
  site.write('variant.json', JSON.stringify(settings));
  if (AUTH_URL !== '') removeFont(site);
  const kinds = plantCanaries(site.directory);
  /** Canaries that no build of this variant has, because their language is not built. */
  const isBuilt = (kind: string): boolean =>
    settings.i18n.locales.includes('fr') || !kind.startsWith('translated');
  const expected = [...kinds.keys()].filter(isBuilt).sort();
  const gate = openEverything(site.directory);

  const build = () => site.requireBuild({ AUTH_URL });
  const kindsIn = (directory: string): string[] => {
    const found = findCanaries(site.path(directory));
    return expected.filter((kind) => found.has(kinds.get(kind) ?? ''));
  };
  const expectGated = (): void => {
    expect(kindsIn('build')).toEqual([]);
    expect(kindsIn('build-gated')).toEqual(expected);
  };

  afterAll(() => {
    site.remove();
  });

  // The origin of gated files makes no difference here.
  describe.runIf(AUTH_URL === '' || IS_NIGHTLY)('before they are gated', () => {
    it('are all public: the control', async () => {
      await build();
      expect(kinds.size).toBeGreaterThan(MIN_KINDS);
      expect(kindsIn('build')).toEqual(expected);
    });

    it('leave the public build once they are gated, whatever the bundler has cached (GAT-01, GAT-02)', async () => {
      gate();
      await build();
      expectGated();
    });
  });

  // When skipped, the tests below use the previous build, which had more to forget.
  it.runIf(AUTH_URL !== '' || IS_NIGHTLY)(
    'are in no public build from scratch, including source maps (GAT-01, GAT-02, GAT-19)',
    async () => {
      gate();
      site.forget();
      await build();
      expectGated();
    },
  );

  it('are in sources that no public file links to: gated pages have no edit link', () => {
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

  it('are in files that the server sends to the readers set by the folder in static/', () => {
    const { baseUrl, files } = site.manifest();
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

  it('are each open to the readers of their page or section', () => {
    const { files } = site.manifest();
    const accessOf = (kind: string) => {
      const word = kinds.get(kind) ?? '';
      const holders = Object.entries(files).filter(
        ([url, { file }]) => url.includes(word) || site.read(`build-gated/${file}`).includes(word),
      );
      return [...new Set(holders.map(([, { access }]) => JSON.stringify(access)))];
    };
    expect(accessOf('section')).toEqual(['["premium"]']);
    expect(accessOf('otherSection')).toEqual(['["team"]']);
  });

  it('are on open pages as the site’s own components render them, with one gate around each', () => {
    const { baseUrl, routes } = site.manifest();
    for (const [route, kind] of [
      ['handbook/rules', 'frontMatter'],
      ['news/2026/02/01/secret', 'postFrontMatter'],
    ] as const) {
      const file = routes[`${baseUrl}${route}`]?.html ?? '';
      expect(site.read(`build-gated/${file}`)).toMatch(
        new RegExp(`class="?handout"?>A handout ${kinds.get(kind)}`),
      );
      const locked = site.read(file.replace(/^html/, 'build'));
      expect(locked.match(/isAccessibleForFree/g)).toHaveLength(2);
      expect(locked.match(/<aside class="?handout/g)).toHaveLength(1);
    }
  });

  it('are in source maps next to their scripts, and in pages below the base URL', () => {
    const { baseUrl, routes, files } = site.manifest();
    const scripts = Object.keys(files).filter((file) => /\/assets\/js\/.*\.js$/.test(file));
    const maps = Object.keys(files).filter((file) => file.endsWith('.js.map'));
    expect(maps).not.toEqual([]);
    expect(scripts).toEqual(expect.arrayContaining(maps.map((map) => map.replace(/\.map$/, ''))));
    const page = routes[`${baseUrl}docs/next/guide/teased`];
    const file = settings.trailingSlash ? 'teased/index.html' : 'teased.html';
    expect(page?.html).toBe(`html/docs/next/guide/${file}`);
    const html = site.read(`build-gated/${page?.html}`);
    expect(scripts.some((script) => html.includes(`src="${script}"`))).toBe(true);
  });

  it.runIf(AUTH_URL)('are loaded from the server: scripts, images and files', () => {
    expect(site.manifest().authUrl).toBe(AUTH_URL);
    const [runtime = ''] = filesBelow(site.path('build/assets/js')).filter((file) =>
      /runtime~.*\.js$/.test(file),
    );
    expect(readFileSync(runtime, 'utf8')).toContain(`${AUTH_URL}/gated`);
    const scripts = filesBelow(site.path('build-gated/files/assets/js'))
      .filter((file) => file.endsWith('.js'))
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n');
    for (const [folder, kind] of [
      ['images', 'pictureName'],
      ['files', 'paperName'],
    ] as const) {
      const asset = `assets/${folder}/${kinds.get(kind)}`;
      expect(scripts).toMatch(new RegExp(`"${AUTH_URL}/gated"\\+\\w+\\.p\\+"${asset}`));
    }
  });
});

/** With a split origin, a gated page can't have its own font: the build refuses it. */
function removeFont(site: Fixture): void {
  const styles = 'docs/guide/secret.module.css';
  const [fontFace = ''] = /@font-face \{[^}]*\}/.exec(site.read(styles)) ?? [];
  site.replace(styles, fontFace, '');
  rmSync(site.path('docs/guide/CANARY_fontName.woff2'));
}
