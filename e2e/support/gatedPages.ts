import { readFileSync } from 'node:fs';
import path from 'node:path';
import { manifestSchema, type Manifest } from '@gatehouse/contract/manifest';
import { ROOT } from './product';

export interface GatedPage {
  /** Path of its URL. */
  path: string;
  access: Manifest['routes'][string]['access'];
  title: string;
  /** A paragraph in the open page, but not in the locked one. */
  sentence: string;
}

const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');

/** Paragraphs of plain text, long enough to be unique. */
function paragraphs(html: string): string[] {
  return [...html.matchAll(/<p>([^<>&\n]{40,})/g)].map(([, text = '']) => text.trim());
}

function readManifest(): Manifest {
  return manifestSchema.parse(JSON.parse(read('build-gated/manifest.json')));
}

/** The paths of the gated files in the main build. */
export function gatedFiles(): string[] {
  const files = Object.entries(readManifest().files);
  return files.flatMap(([path, { unlisted }]) => (unlisted ? [] : [path]));
}

/** All gated pages of the main build, from its manifest. */
export function readGatedPages(): GatedPage[] {
  const { routes } = readManifest();
  const listed = Object.entries(routes).filter(([, { unlisted }]) => !unlisted);
  return listed.map(([route, { access, html }]) => {
    const open = read(`build-gated/${html}`);
    const locked = read(`build${route}.html`);
    const sentence = paragraphs(open).find((text) => !locked.includes(text));
    const title = /<h1>([^<]+)<\/h1>/.exec(locked)?.[1];
    if (!sentence || !title) throw new Error(`${route} has no body of its own to look for`);
    return { path: route, access, title, sentence };
  });
}

/** The first page for members. */
export function membersPage(): GatedPage {
  return required(
    readGatedPages().find(({ access }) => access === 'members'),
    'members',
  );
}

/** The first page of the premium plan, or the nth one. */
export function premiumPage(nth = 0): GatedPage {
  const pages = readGatedPages().filter(({ access }) => access.includes('premium'));
  return required(pages[nth], 'premium');
}

/** A page that only its readers know about. */
export function unlistedPage(): Omit<GatedPage, 'access'> {
  const { routes } = readManifest();
  for (const [route, { html, unlisted }] of Object.entries(routes)) {
    const [, , sentence] = paragraphs(read(`build-gated/${html}`));
    if (unlisted && sentence) return { path: route, title: unlisted.title, sentence };
  }
  throw new Error('The docs have no unlisted page');
}

function required(page: GatedPage | undefined, access: string): GatedPage {
  if (!page) throw new Error(`The docs have no such page for ${access}`);
  return page;
}
