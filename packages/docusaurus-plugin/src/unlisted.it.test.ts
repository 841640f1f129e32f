import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canariesIn } from './testing/canaries';
import { Fixture } from './testing/Fixture';
import { filesBelow } from '@gatehouse/contract/filesBelow';

/** File names, slugs, titles, tags and texts: everything in the fixture that must not be found. */
function plantedNames(site: Fixture): string[] {
  const names = new Set<string>();
  for (const folder of ['docs', 'versioned_docs', 'blog', 'src', 'sidebars.ts']) {
    const place = site.path(folder);
    for (const file of folder.includes('.') ? [place] : filesBelow(place)) {
      const text = `${path.basename(file)} ${readFileSync(file, 'utf8')}`;
      for (const [name] of text.matchAll(/canary-?[a-z-]*\d\w*/gi)) names.add(name);
    }
  }
  return [...names];
}

const AUTH_URL = 'https://auth.example.com';

const VARIANTS = [
  { name: 'a split origin, rspack', isSplit: true, isWebpack: false },
  { name: 'one origin, rspack', isSplit: false, isWebpack: false },
  { name: 'a split origin, webpack', isSplit: true, isWebpack: true },
];
/** The first one covers all the others; each takes four builds. */
const BUILDS = process.env.GATEHOUSE_NIGHTLY === '1' ? VARIANTS : VARIANTS.slice(0, 1);

describe.each(BUILDS)('a site with unlisted pages of two groups, on $name', (variant) => {
  const { isSplit, isWebpack } = variant;
  const site = new Fixture('unlisted');
  const names = plantedNames(site);
  const isOfListedPage = (name: string) => name.startsWith('canaryGated');
  let output = '';
  let withoutThem: string[] = [];

  const build = () => {
    if (isWebpack) site.useWebpack();
    return site.requireBuild({ AUTH_URL: isSplit ? AUTH_URL : '' });
  };

  beforeAll(async () => {
    removeUnlisted(site);
    await build();
    withoutThem = digests(site.path('build'));
    site.restore();
    output = await build();
  });
  afterAll(() => {
    site.remove();
  });

  const unlistedRoutes = () =>
    Object.fromEntries(
      Object.entries(site.manifest().routes).filter(([, { unlisted }]) => unlisted !== undefined),
    );
  const isList = (route: string): boolean => /\/tags\/|canary-generated/.test(route);
  const gatedFile = (url: string) =>
    site.path(`build-gated/${site.manifest().files[url]?.file ?? ''}`);

  it('reveals nothing of them in the public build: no title, slug, tag or text (GAT-01, GAT-13)', () => {
    expect(names.length).toBeGreaterThan(30);
    expect(canariesIn(site.path('build'), names)).toEqual([]);
    expect(site.read('build/docs/next/index.html')).toContain('Everybody may read this page.');
    expect(site.read('build/blog/rss.xml')).toContain('An open post');
  });

  it('has their Markdown in the gated build only, and lists it nowhere else (GAT-13)', () => {
    const { markdown } = site.manifest();
    const paths = markdown?.pages.map(({ path: page }) => page) ?? [];
    const pages = Object.keys(unlistedRoutes()).filter((route) => !isList(route));
    expect(pages.length).toBeGreaterThan(3);
    expect(paths).toEqual(expect.arrayContaining(pages));
    expect(canariesIn(site.path('build-gated/md'), names).length).toBeGreaterThan(5);
    expect(site.read('build/llms.txt')).toContain('/base/docs/intro.md');
  });

  it('has all of it in the gated build: the control', () => {
    const found = [
      ...canariesIn(site.path('build-gated/html'), names),
      ...canariesIn(site.path('build-gated/files'), names),
    ];
    expect(names.filter((name) => !found.includes(name))).toEqual([]);
  });

  it('has a public build that is byte for byte that of a site without them', () => {
    expect(withoutThem.length).toBeGreaterThan(30);
    expect(digests(site.path('build'))).toEqual(withoutThem);
  });

  it('lists each with its access and position', () => {
    const routes = unlistedRoutes();
    const pages = Object.entries(routes).filter(([route]) => !isList(route));
    expect(Object.fromEntries(pages.map(([route, { access }]) => [route, access]))).toEqual({
      '/base/blog/canary-post-7h8i9j': ['premium'],
      '/base/canary-page-1t2u3v': 'members',
      '/base/docs/canary-old-slug-1a2b': ['premium'],
      '/base/docs/next/canary-between-7i8j9k': ['premium'],
      '/base/docs/next/canary-guide-4y5z6a': ['premium'],
      '/base/docs/next/canary-note-1s2t3u': 'members',
      '/base/docs/next/plans/year': ['premium'],
    });
    expect(routes['/base/docs/next/plans/year']?.unlisted).toEqual({
      href: '/base/docs/next/plans/year/',
      title: 'CanaryYear4p5q6r',
      position: {
        docs: 'default',
        version: 'current',
        sidebar: 'docs',
        after: null,
        categories: [{ label: 'CanaryCategory1a2b3c', after: 'Guide' }],
      },
    });
    expect(routes['/base/docs/canary-old-slug-1a2b']?.unlisted?.position?.version).toBe('1.0');
    expect(routes['/base/blog/canary-post-7h8i9j']?.unlisted?.position).toBeNull();
  });

  it('has the lists that only they are in, for their readers, who get them after a reload', () => {
    const lists = Object.entries(unlistedRoutes()).filter(([route]) => isList(route));
    const told = lists.map(([route, { access }]) => `${path.dirname(route)} ${String(access)}`);
    const docs = '/base/docs/next';
    expect(told.sort().join()).toBe(
      `/base/blog/tags premium,${docs} premium,${docs}/tags members,${docs}/tags premium`,
    );
    for (const [, { html, unlisted }] of lists) {
      expect(unlisted?.title).toMatch(/canary/i);
      expect(site.read(`build-gated/${html}`)).toMatch(/Canary/);
    }
  });

  it('serves each page open, with scripts that the server has for its readers', () => {
    const { files } = site.manifest();
    for (const [route, { html, access }] of Object.entries(unlistedRoutes())) {
      const text = site.read(`build-gated/${html}`);
      if (!isList(route)) expect(text).toContain('data-gate-open=');
      const loaded = [...text.matchAll(LOADED)];
      expect(loaded.length).toBeGreaterThan(2);
      for (const [tag, origin, url = ''] of loaded) {
        const isPublic = existsSync(site.path(url.replace('/base/', 'build/')));
        if (!isPublic) expect(files[url], `${route} loads ${url}`).toMatchObject({ access });
        expect(origin, tag).toBe(isSplit && !isPublic ? `${AUTH_URL}/gated` : '');
        expect(tag.includes('crossorigin="use-credentials"'), tag).toBe(origin !== '');
      }
    }
  });

  it.runIf(isSplit)('tells the runtime of each group which other scripts are on the server', () => {
    for (const { html } of Object.values(unlistedRoutes())) {
      const text = site.read(`build-gated/${html}`);
      const onServer = [...text.matchAll(LOADED)].flatMap(([, origin, url = '']) =>
        origin === '' ? [] : [url.slice('/base/'.length)],
      );
      const runtime = onServer.find((file) => file.startsWith('assets/js/runtime~main'));
      const script = readFileSync(gatedFile(`/base/${runtime}`), 'utf8');
      const [named] = /\{\\?"assets[^}]*\}/.exec(script) ?? [];
      for (const file of onServer) expect(named).toContain(`${file}\\":1`);
      expect(script).not.toContain('gated-content: moved files');
    }
  });

  it('reveals another group’s pages to no group', () => {
    const ofGroup = (group: unknown) =>
      Object.entries(site.manifest().files)
        .filter(([, { access }]) => JSON.stringify(access) === JSON.stringify(group))
        .map(([url]) => readFileSync(gatedFile(url), 'utf8'))
        .join('\n');
    const [members, premium] = [ofGroup('members'), ofGroup(['premium'])];
    expect(members).toContain('canary-note-1s2t3u');
    expect(members).not.toContain('CanaryBetween4f5g6h');
    expect(premium).toContain('CanaryBetween4f5g6h');
    expect(premium).not.toContain('canaryNoteBody7y8z9a');
    expect(premium).not.toContain('CanaryNote7p8q9r');
  });

  it('keeps the gate of a listed page in the builds of the groups', () => {
    const holders = Object.entries(site.manifest().files).filter(([url]) =>
      readFileSync(gatedFile(url), 'utf8').includes('canaryGated1b2c3d'),
    );
    expect(holders.length).toBeGreaterThan(1);
    expect(holders.map(([, { access }]) => access)).toEqual(holders.map(() => ['premium']));
    expect(canariesIn(site.path('build'), names.filter(isOfListedPage))).toEqual([]);
  });

  it('marks every file of a group as hidden, and leaves nothing else behind', () => {
    const publicFiles = new Set(filesBelow(site.path('build')).map(digest));
    for (const [url, { unlisted }] of Object.entries(site.manifest().files)) {
      // Licenses of packages, next to whichever script they are extracted from.
      if (url.endsWith('.LICENSE.txt')) continue;
      if (unlisted) expect(publicFiles.has(digest(gatedFile(url))), url).toBe(false);
    }
    expect(existsSync(site.path('build-gated/.unlisted'))).toBe(false);
    expect(existsSync(site.path('build-gated/.staging'))).toBe(false);
  });

  it('reports how long it took', () => {
    expect(output).toMatch(/Built 5 unlisted pages for \["premium"\] in \d+\.\d s\./);
    expect(output).toMatch(/Built 2 unlisted pages for "members" in \d+\.\d s\./);
  });
});

const UNLISTED = [
  'docs/between.mdx',
  'docs/note.mdx',
  'docs/plans',
  'docs/guide/index.mdx',
  'blog/2026-01-02-hidden.mdx',
  'src/pages/canary-page-1t2u3v.mdx',
  'versioned_docs/version-1.0/old.mdx',
];

/** A script or a style: its tag, the origin and the path. */
const LOADED =
  /<(?:script|link) [^>]*?(?:src|href)="?(https:\/\/[^/]+\/gated|)(\/base\/assets\/(?:js|css)\/[^"\s>]+)[^>]*>/g;

/** Turns the site into one that never had these pages. */
function removeUnlisted(site: Fixture): void {
  for (const file of UNLISTED) rmSync(site.path(file), { recursive: true });
  site.write('versioned_sidebars/version-1.0-sidebars.json', '{ "docs": ["intro"] }');
  site.write(
    'sidebars.ts',
    `export default { docs: ['intro', { type: 'category', label: 'Guide', items: ['guide/child'] }, 'gated', 'last'] };`,
  );
}

/** The path and digest of each file, except the stamp, whose id is a hash of both outputs. */
const digests = (directory: string) =>
  filesBelow(directory)
    .filter((file) => path.basename(file) !== 'gatehouse-build.json')
    .map((file) => `${path.relative(directory, file)} ${digest(file)}`)
    .sort();

const digest = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');
