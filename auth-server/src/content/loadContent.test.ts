import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Manifest } from '@gatehouse/contract/manifest';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeBuild } from '../testing/writeBuild.js';
import { loadContent, type BuildDirectories, type Content } from './loadContent.js';
import { addressesOf } from './Resource.js';

let directory: string;
let build: BuildDirectories;
beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'gatehouse-load-'));
  build = await writeBuild(directory);
});
afterEach(() => rm(directory, { recursive: true }));

const SAME_ORIGIN = { authUrl: null };
const pagesIn = ({ resources }: Content) => addressesOf(resources, { kind: 'page', listed: true });

describe('loadContent', () => {
  it('distinguishes gated pages from public ones', async () => {
    const content = await loadContent(build, SAME_ORIGIN);
    expect(pagesIn(content).sort()).toEqual([
      '/docs/members',
      '/docs/premium',
      '/docs/team',
      '/docs/日本',
    ]);
    expect([...content.publicPages.keys()].sort()).toEqual([
      '',
      '/404',
      '/docs/guide',
      '/docs/intro',
      '/sign-in',
    ]);
  });

  it('puts a site below its base URL', async () => {
    build = await writeBuild(directory, (manifest) => ({
      ...manifest,
      baseUrl: '/help/',
      files: {},
      routes: { '/help/docs/premium': manifest.routes['/docs/premium'] },
    }));
    const content = await loadContent(build, SAME_ORIGIN);
    expect(pagesIn(content)).toEqual(['/help/docs/premium']);
    expect(content.publicPages.has('/help')).toBe(true);
    expect(content.publicPages.has('/help/docs/intro')).toBe(true);
  });

  const withPage = (access: unknown) => (manifest: Manifest) => ({
    ...manifest,
    routes: { '/docs/premium': { ...manifest.routes['/docs/premium'], access } },
  });
  const withFile = (file: string) => (manifest: Manifest) => ({
    ...manifest,
    files: { '/x': { access: 'members', file } },
  });

  it.each<[string, (manifest: Manifest) => unknown]>([
    ['has an unknown field', (manifest) => ({ ...manifest, extra: 1 })],
    ['gates a page as public', withPage('public')],
    ['gates a page without an access', withPage(undefined)],
    ['gates a page with an unknown access', withPage('everyone')],
    ['has a path traversal', withFile('../../etc/passwd')],
    ['has an absolute path', withFile('/etc/passwd')],
    ['has a backslash', withFile('a\\..\\b')],
    ['is a list', () => []],
  ])('refuses a manifest that %s', async (_what, change) => {
    await writeBuild(directory, change);
    await expect(loadContent(build, SAME_ORIGIN)).rejects.toThrow(/is not a valid manifest/);
  });

  it.each([
    ['missing', (file: string) => rm(file)],
    ['damaged', (file: string) => writeFile(file, '{"body": "text"}')],
  ])('refuses a build whose Markdown is %s, and names the file', async (_what, damage) => {
    const file = path.join(build.gated, 'md/docs/premium.json');
    await damage(file);
    await expect(loadContent(build, SAME_ORIGIN)).rejects.toThrow(
      `/docs/premium: its Markdown ${file} is missing or damaged`,
    );
  });

  it('has no Markdown when the site has turned it off', async () => {
    await writeBuild(directory, (manifest) => ({ ...manifest, markdown: null }));
    expect((await loadContent(build, SAME_ORIGIN)).markdown).toEqual([]);
  });

  it.each([1, 2, 4])(
    'refuses a manifest of version %d, and says what to install',
    async (version) => {
      await writeBuild(directory, (manifest) => ({ ...manifest, version }));
      await expect(loadContent(build, SAME_ORIGIN)).rejects.toThrow(
        `has version ${version}, but this server reads version 3: the plugin and the server do not match`,
      );
    },
  );

  it.each(['', '{', 'null'])('refuses a manifest that is not JSON: %j', async (text) => {
    await writeFile(path.join(build.gated, 'manifest.json'), text);
    await expect(loadContent(build, SAME_ORIGIN)).rejects.toThrow(/npm run build/);
  });

  it('lists every missing file', async () => {
    await rm(path.join(build.gated, 'html/premium.html'));
    await rm(path.join(build.gated, 'files/assets/js/premium.js'));
    await rm(path.join(build.build, 'docs/team.html'));
    await expect(loadContent(build, SAME_ORIGIN)).rejects.toThrow(
      /\/docs\/premium: its open page[^]+\/docs\/team: its public page[^]+premium\.js: its file/,
    );
  });

  it('refuses a page that is listed twice', async () => {
    build = await writeBuild(directory, (manifest) => ({
      ...manifest,
      routes: {
        ...manifest.routes,
        '/docs/premium/': { id: 'eeeeeeeeee', access: 'members', html: 'html/members.html' },
      },
    }));
    await expect(loadContent(build, SAME_ORIGIN)).rejects.toThrow(
      /\/docs\/premium\/: is listed twice in the manifest/,
    );
  });

  it('reports that there is no build', async () => {
    await rm(build.build, { recursive: true });
    await expect(loadContent(build, SAME_ORIGIN)).rejects.toThrow(
      /No build found: .*build is missing/,
    );
  });

  it.each([
    ['docs/premium.html', /premium\.html is not the locked page from this build/],
    ['docs/premium.html.gz', /premium\.html\.gz is not a copy of the locked page/],
    ['docs/premium/index.html', /has the same address as .*premium\.html/],
    ['gatehouse-build.json', /missing or damaged/],
  ])('refuses a public build with %s left over from an older one (GAT-20)', async (file, why) => {
    const stale = path.join(build.build, file);
    await mkdir(path.dirname(stale), { recursive: true });
    await writeFile(stale, '<p>The whole page, as an older release had it.</p>');
    await expect(loadContent(build, SAME_ORIGIN)).rejects.toThrow(why);
    await expect(loadContent(build, SAME_ORIGIN)).rejects.toThrow(
      /Deploy both outputs of the same build/,
    );
  });

  it('refuses the gated files of another build (GAT-20)', async () => {
    const manifest = path.join(build.gated, 'manifest.json');
    const text = await readFile(manifest, 'utf8');
    await writeFile(manifest, text.replace('test-build', 'newer-build'));
    await expect(loadContent(build, SAME_ORIGIN)).rejects.toThrow(
      /is from build test-build, but the gated files are from build newer-build/,
    );
  });

  const AUTH_URL = 'https://auth.example.com';
  const forAuthOrigin = (manifest: Manifest) => ({ ...manifest, authUrl: AUTH_URL });

  it('needs no public build on a split origin, and has only unlisted pages there', async () => {
    build = await writeBuild(directory, forAuthOrigin);
    await rm(build.build, { recursive: true });
    const content = await loadContent(build, { authUrl: AUTH_URL });
    const { resources, publicPages } = content;
    expect(addressesOf(resources, { kind: 'file', listed: true })).toHaveLength(2);
    expect([pagesIn(content), publicPages.size]).toEqual([[], 0]);
    expect(addressesOf(resources, { kind: 'page', listed: false })).toEqual([
      '/docs/hidden',
      '/docs/attic',
    ]);
  });

  it('refuses a build that loads gated files from another origin', async () => {
    await expect(loadContent(build, { authUrl: AUTH_URL })).rejects.toThrow(
      /from the site's own origin, but this server's AUTH_URL points to https:\/\/auth\.example\.com/,
    );
    build = await writeBuild(directory, forAuthOrigin);
    await expect(loadContent(build, SAME_ORIGIN)).rejects.toThrow(
      /from https:\/\/auth\.example\.com, but this server's AUTH_URL points to the site's own origin/,
    );
  });
});
