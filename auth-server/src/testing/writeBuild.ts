import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { BUILD_STAMP_FILE, digestOf, type BuildStamp } from '@gatehouse/contract/buildStamp';
import { DEFAULT_ROUTES } from '@gatehouse/contract/accountPages';
import { type Manifest, MANIFEST_VERSION } from '@gatehouse/contract/manifest';
import type { PageMarkdown } from '@gatehouse/contract/pageMarkdown';
import { formatPagePolicy } from '@gatehouse/contract/pagePolicy';
import type { BuildDirectories } from '../content/loadContent.js';

/** Only in open pages and gated files: anywhere else, it is a leak. */
export const SECRET_TEXT = 'the falcon nests in the north tower';

const unlisted = (href: string, title: string) => ({ href, title, position: null });

/** The policy in each page, in the format of the plugin's `createPolicy`. */
export const PAGE_POLICY = [
  "default-src 'self'",
  "base-uri 'none'",
  "object-src 'none'",
  "form-action 'self'",
  "script-src 'self' 'sha256-x'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "media-src 'self'",
  "connect-src 'self'",
].join(';');

const page = (title: string, body: string) =>
  `<!doctype html><html><head>${formatPagePolicy(PAGE_POLICY)}<title>${title}</title></head><body>${body}</body></html>`;

const locked = (title: string) => page(title, 'You need more to read on.');
const open = (title: string) => page(title, `<p>${SECRET_TEXT}</p>`.repeat(20));

interface MarkdownSource {
  title: string;
  isGated?: boolean;
  /** Ends with a section for premium readers. */
  hasSection?: boolean;
}

/** By path. */
const MARKDOWN: Record<string, MarkdownSource> = {
  '/': { title: 'Home' },
  '/docs/intro': { title: 'Intro' },
  '/docs/guide': { title: 'Guide', hasSection: true },
  '/docs/members': { title: 'For members', isGated: true, hasSection: true },
  '/docs/premium': { title: 'For premium', isGated: true },
  '/docs/team': { title: 'For teams', isGated: true },
  '/docs/日本': { title: 'Japan', isGated: true },
  '/docs/hidden': { title: 'A hidden page', isGated: true },
  '/docs/attic': { title: 'The attic', isGated: true },
};

/** Only in the gated section of a page. */
export const SECTION_TEXT = 'the owl sleeps in the south tower';

function markdownOf({ title, isGated = false, hasSection = false }: MarkdownSource): PageMarkdown {
  const part = (text: string) => ({ access: 'public' as const, text, notice: '' });
  const section = { access: ['premium'], text: SECTION_TEXT, notice: '> A section for premium.' };
  return {
    header: `---\ntitle: ${JSON.stringify(title)}\n---`,
    teaser: isGated ? [part(`# ${title}\n`)] : [],
    notice: isGated ? '> You need more to read on.' : '',
    body: [
      part(`# ${title}\n\n${isGated ? SECRET_TEXT.repeat(20) : 'Read me'}\n\n`),
      ...(hasSection ? [section, part('\n\nThe end.\n')] : []),
    ],
  };
}

const markdownFile = (route: string) => `md${route === '/' ? '/index' : route}.json`;

const MANIFEST: Omit<Manifest, 'lockedPages'> = {
  version: MANIFEST_VERSION,
  madeBy: { plugin: '0.0.0', docusaurus: '3.0.0' },
  buildId: 'test-build',
  publicDir: '../build',
  baseUrl: '/',
  authUrl: null,
  plans: [
    { id: 'premium', title: 'Premium', description: '', price: '' },
    { id: 'team', title: 'Team', description: '', price: '' },
  ],
  accountRoutes: DEFAULT_ROUTES,
  routes: {
    '/docs/members': { id: 'aaaaaaaaaa', access: 'members', html: 'html/members.html' },
    '/docs/premium': { id: 'bbbbbbbbbb', access: ['premium'], html: 'html/premium.html' },
    '/docs/team': { id: 'cccccccccc', access: ['team', 'premium'], html: 'html/team.html' },
    '/docs/日本': { id: 'dddddddddd', access: ['premium'], html: 'html/japan.html' },
    '/docs/hidden': {
      id: 'eeeeeeeeee',
      access: ['team'],
      html: 'html/hidden.html',
      unlisted: unlisted('/docs/hidden', 'A hidden page'),
    },
    '/docs/attic': {
      id: 'ffffffffff',
      access: ['premium'],
      html: 'html/attic.html',
      unlisted: unlisted('/docs/attic', 'The attic'),
    },
  },
  markdown: {
    site: { title: 'Test Docs', summary: 'About birds', note: '' },
    siteUrl: 'https://docs.example.com',
    llmsFiles: ['llms.txt', 'llms-full.txt'],
    pages: Object.entries(MARKDOWN).map(([route, { title }]) => ({
      path: route,
      href: route === '/docs/guide' ? '/docs/guide/' : encodeURI(route),
      title,
      description: '',
      section: 'Docs',
      file: markdownFile(route),
    })),
  },
  files: {
    '/assets/js/premium.js': { access: ['premium'], file: 'files/assets/js/premium.js' },
    '/assets/files/members.txt': { access: 'members', file: 'files/assets/files/members.txt' },
    '/assets/js/hidden.js': {
      access: ['team'],
      file: 'files/assets/js/hidden.js',
      unlisted: true,
    },
  },
};

const PUBLIC = {
  'index.html': page('Home', 'Hello'),
  '404.html': page('Not found', 'There is no such page'),
  'sign-in.html': page('Sign in', '<form method="post"></form>'),
  'docs/intro.html': page('Intro', 'Read me'),
  'docs/guide/index.html': page('Guide', 'A folder of its own'),
  'docs/members.html': locked('For members'),
  'docs/premium.html': locked('For premium'),
  'docs/team.html': locked('For teams'),
  'docs/日本.html': locked('Japan'),
  'assets/js/main.0123abcd.js': 'console.log("public")'.repeat(200),
  'img/mark.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'img/card.png': 'not read by any test',
};

const GATED = {
  'html/members.html': open('For members'),
  'html/premium.html': open('For premium'),
  'html/team.html': open('For teams'),
  'html/japan.html': open('Japan'),
  'html/hidden.html': open('A hidden page'),
  'html/attic.html': open('The attic'),
  ...Object.fromEntries(
    Object.entries(MARKDOWN).map(([route, source]) => [
      markdownFile(route),
      JSON.stringify(markdownOf(source)),
    ]),
  ),
  'files/assets/js/premium.js': `export default ${JSON.stringify(SECRET_TEXT.repeat(60))}`,
  'files/assets/files/members.txt': SECRET_TEXT,
  'files/assets/js/hidden.js': `export default ${JSON.stringify(SECRET_TEXT.repeat(60))}`,
};

const LOCKED_PAGES = Object.fromEntries(
  Object.entries(PUBLIC)
    .filter(([file]) => /^docs\/(?:members|premium|team|日本)\.html$/.test(file))
    .map(([file, html]) => [file, digestOf(Buffer.from(html))]),
);

/**
 * Writes the build of a small site for the server.
 *
 * @param locale the directory of a locale other than the default
 */
export async function writeBuild(
  directory: string,
  change: (manifest: Manifest) => unknown = (manifest) => manifest,
  locale = '',
): Promise<BuildDirectories> {
  const directories = {
    build: path.join(directory, 'build', locale),
    gated: path.join(directory, 'build-gated', locale),
  };
  const changed = change({ ...structuredClone(MANIFEST), lockedPages: { ...LOCKED_PAGES } });
  const manifest = JSON.stringify(changed);
  const stamp: BuildStamp = {
    version: 1,
    buildId: (changed as Partial<Manifest>).buildId ?? '',
    lockedPages: Object.values(LOCKED_PAGES).sort(),
  };
  await Promise.all([
    writeAll(directories.build, { ...PUBLIC, [BUILD_STAMP_FILE]: JSON.stringify(stamp) }),
    writeAll(directories.gated, { ...GATED, 'manifest.json': manifest }),
  ]);
  return directories;
}

async function writeAll(directory: string, files: Record<string, string>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(directory, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, content);
  }
}
