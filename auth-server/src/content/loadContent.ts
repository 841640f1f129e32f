import { access, readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { type AccountRoutes, DEFAULT_ROUTES } from '@gatehouse/contract/accountPages';
import { findBuildMismatches } from '@gatehouse/contract/buildStamp';
import { manifestSchema, MANIFEST_VERSION, type Manifest } from '@gatehouse/contract/manifest';
import { MANIFEST_FILE } from '@gatehouse/contract/manifestFile';
import { readPagePolicy } from '@gatehouse/contract/pagePolicy';
import { isReserved } from '@gatehouse/contract/reservedPaths';
import type { Plan } from '@gatehouse/contract/plan';
import { StartupError } from '../startupError.js';
import { FileBody } from './FileBody.js';
import { createLandingPage, type LandingPage } from './landingPage.js';
import { loadMarkdown } from './markdown/loadMarkdown.js';
import type { MarkdownSite } from './markdown/MarkdownSite.js';
import type { Resource, ResourceIndex } from './Resource.js';
import { pageKey } from './routePath.js';
import type { PublicPage } from './sendPage.js';
import { htmlBody } from './TextBody.js';

/** Placeholder for a missing page until all problems are collected. */
const NOTHING = Buffer.of();

/** A build as the server needs it, read once at startup. */
export interface Content {
  buildId: string;
  /** With a leading and a trailing slash. */
  baseUrl: string;
  plans: readonly Plan[];
  accountRoutes: AccountRoutes;
  /** All gated pages and files, listed or not. */
  resources: ResourceIndex;
  /** All other pages, by `pageKey`. */
  publicPages: ReadonlyMap<string, PublicPage>;
  /** The 404 page of each locale, by base URL. */
  notFoundPages: ReadonlyMap<string, PublicPage>;
  /** Scripts, styles and other text of the public build: files by URL path. */
  publicTexts: ReadonlyMap<string, string>;
  publicDirectory: string;
  /** The pages as Markdown, for each language. */
  markdown: readonly MarkdownSite[];
  /** The page an email links to. */
  landingPage: LandingPage;
}

export interface BuildDirectories {
  /** The public build. */
  build: string;
  /** The gated files and their manifest. */
  gated: string;
}

export interface Deployment {
  /** The origin from which browsers load gated files; `null` for the site's own. */
  authUrl: string | null;
}

/**
 * Reads a build. Fails closed: if any page can't be gated, nothing is served.
 *
 * With a split origin, the server only serves gated files and unlisted pages; a static host serves the
 * rest.
 * @throws StartupError when there is no build, it was made for another origin, or its parts don't match
 */
export async function loadContent(
  directories: BuildDirectories,
  { authUrl }: Deployment,
): Promise<Content> {
  const manifest = await requireManifest(directories.gated);
  requireSameOrigin(manifest, authUrl);
  const isSplit = authUrl !== null;
  // With a split origin, a static host serves the public build: a local copy may be a different one.
  const problems = isSplit ? [] : findBuildMismatches(directories.build, manifest);
  const resources = new Map<string, Resource>();
  const { pages: publicPages, texts: publicTexts } = isSplit
    ? { pages: new Map<string, PublicPage>(), texts: new Map<string, string>() }
    : await findPublicText(directories.build, manifest.baseUrl);
  const notFoundPage = publicPages.get(pageKey(`${manifest.baseUrl}404.html`));

  const routes = Object.entries(manifest.routes).filter(
    ([, { unlisted }]) => !isSplit || unlisted !== undefined,
  );
  for (const [route, { access: needed, html, unlisted }] of routes) {
    const key = pageKey(route);
    const locked = publicPages.get(key);
    const open = path.join(directories.gated, html);
    const [openHtml, lockedHtml] = await Promise.all([read(open), read(locked?.file)]);
    if (openHtml === null) problems.push(`${route}: its open page ${open} is missing`);
    if (resources.has(key)) problems.push(`${route}: is listed twice in the manifest`);
    const page = { kind: 'page', access: needed, body: htmlBody(openHtml ?? NOTHING) } as const;
    if (unlisted) {
      if (lockedHtml !== null) problems.push(`${route}: is unlisted, but has a public page`);
      resources.set(key, { ...page, listed: false, locked: null, about: unlisted });
      continue;
    }
    if (lockedHtml === null) problems.push(`${route}: its public page is missing`);
    else if (!isLockedPage(locked, directories, manifest)) {
      problems.push(`${route}: ${locked?.file} is not the locked page from this build`);
    }
    publicPages.delete(key);
    const lockedBody = htmlBody(lockedHtml ?? NOTHING);
    resources.set(key, { ...page, listed: true, locked: lockedBody, about: null });
  }

  for (const [url, { access: needed, file: name, unlisted }] of Object.entries(manifest.files)) {
    const file = path.join(directories.gated, name);
    if (!(await exists(file))) problems.push(`${url}: its file ${file} is missing`);
    if (resources.has(pageKey(url))) problems.push(`${url}: a page has the same address`);
    const body = new FileBody(file);
    resources.set(url, { kind: 'file', access: needed, listed: !unlisted, body, file });
  }

  const markdown = await loadMarkdown(manifest, directories.gated);
  problems.push(...markdown.problems);

  if (problems.length > 0) {
    throw new StartupError(
      `This build can't be served:\n${problems.map((problem) => `  ${problem}\n`).join('')}Build the ` +
        'site again: npm run build. Deploy both outputs of the same build into empty directories. If a ' +
        'later step changes pages, run "npx gatehouse verify --record-changes" after it.',
    );
  }
  return {
    buildId: manifest.buildId,
    baseUrl: manifest.baseUrl,
    plans: manifest.plans,
    accountRoutes: manifest.accountRoutes,
    resources,
    publicPages,
    publicTexts,
    notFoundPages: new Map(notFoundPage ? [[manifest.baseUrl, notFoundPage]] : []),
    publicDirectory: directories.build,
    markdown: markdown.site === null ? [] : [markdown.site],
    landingPage: createLandingPage(manifest),
  };
}

/** Checks only that this is a locked page; `findBuildMismatches` checks its content. */
function isLockedPage(
  page: PublicPage | undefined,
  { build }: BuildDirectories,
  { lockedPages }: Manifest,
): boolean {
  const name = path
    .relative(build, page?.file ?? '')
    .split(path.sep)
    .join('/');
  return Object.hasOwn(lockedPages, name);
}

/** The browser loads gated files from the origin in the build: this server must be there. */
function requireSameOrigin(manifest: Manifest, authUrl: string | null): void {
  if (manifest.authUrl === authUrl) return;
  const name = (url: string | null) => url ?? "the site's own origin";
  throw new StartupError(
    `The build loads gated files from ${name(manifest.authUrl)}, but this server's AUTH_URL points to ` +
      `${name(authUrl)}. Build and start with the same SITE_URL and AUTH_URL.`,
  );
}

/** Empty content for a server without a site. */
export function createEmptyContent(publicDirectory: string): Content {
  return {
    buildId: 'none',
    baseUrl: '/',
    plans: [],
    accountRoutes: DEFAULT_ROUTES,
    resources: new Map(),
    publicPages: new Map(),
    publicTexts: new Map(),
    notFoundPages: new Map(),
    publicDirectory,
    markdown: [],
    landingPage: (path) => path,
  };
}

/**
 * Reads the manifest of the gated files.
 * @throws StartupError when it is missing or not valid
 */
export async function requireManifest(gatedDirectory: string): Promise<Manifest> {
  const file = path.join(gatedDirectory, MANIFEST_FILE);
  const text = await read(file);
  if (text === null) {
    throw new StartupError(
      `No build found: ${file} is missing. Build the site: npm run build. If its gated files are in ` +
        'another directory, set GATED_DIR.',
    );
  }
  const json = parseJson(text.toString());
  const parsed = manifestSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const version = (json as { version?: unknown } | null)?.version;
  if (typeof version === 'number' && version !== MANIFEST_VERSION) {
    throw new StartupError(
      `${file} has version ${version}, but this server reads version ${MANIFEST_VERSION}: the plugin ` +
        'and the server do not match. Install the same version of all @gatehouse packages, then build the ' +
        'site again: npm run build',
    );
  }
  const issues = parsed.error.issues.map(
    (issue) => `  ${issue.path.join('.') || 'the file'}: ${issue.message}\n`,
  );
  throw new StartupError(
    `${file} is not a valid manifest:\n${issues.join('')}Build the site again with this version of ` +
      'the plugin: npm run build',
  );
}

/** Public text up to this size, in bytes, is kept in memory. */
const LARGEST_TEXT = 4 * 1024 * 1024;
const TEXT = /\.(?:css|js|json|mjs|svg|txt|webmanifest|xml)$/;

/** The public build's pages, and its other text. Files in hidden directories stay hidden. */
async function findPublicText(build: string, baseUrl: string) {
  const entries = await readdir(build, { recursive: true, withFileTypes: true }).catch(() => null);
  if (entries === null) {
    throw new StartupError(
      `No build found: ${build} is missing. Build the site: npm run build. If the public build is in ` +
        'another directory, set BUILD_DIR.',
    );
  }
  const pages = new Map<string, PublicPage>();
  const texts = new Map<string, string>();
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const url = baseUrl + path.relative(build, file).split(path.sep).join('/');
    if (entry.name.endsWith('.html')) {
      pages.set(pageKey(url), { file, policy: readPagePolicy(await readFile(file, 'utf8')) });
    } else if (
      TEXT.test(entry.name) &&
      !url.includes('/.') &&
      !isReserved(url) &&
      (await stat(file)).size <= LARGEST_TEXT
    ) {
      texts.set(url, file);
    }
  }
  return { pages, texts };
}

async function read(file: string | undefined): Promise<Buffer | null> {
  return file === undefined ? null : readFile(file).catch(() => null);
}

function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
