import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Access } from '@gatehouse/contract/access';
import { MANIFEST_FILE } from '@gatehouse/contract/manifestFile';
import type { Plan } from '@gatehouse/contract/plan';
import type { Unlisted } from '@gatehouse/contract/unlisted';
import type { GatedPage, SectionedPage } from '../access/PageRegistry';
import type { GatedOutput } from '../bundle/GatedOutputPlugin';
import { gateIdOf } from '../bundle/names';
import { sectionId } from '../sections/sectionId';
import type { StaticRule } from '../static/findStaticRules';
import { createManifest, HTML_DIR, type ManifestParts } from './createManifest';
import { manifestPath, publicHtmlFile } from './pagePaths';
import { requireEveryPage } from './requireEveryPage';
import { spliceOpenPage } from './spliceOpenPage';
import { readStagedPages } from './stagedPages';

export interface Emission {
  siteDir: string;
  publicDir: string;
  gatedDir: string;
  stagingDir: string;
  baseUrl: string;
  authUrl: string | null;
  trailingSlash: boolean | undefined;
  plans: Plan[];
  pages: readonly GatedPage[];
  sectioned: readonly SectionedPage[];
  /** Those of them that this build renders: all, but in the build of unlisted pages. */
  rendered: readonly GatedPage[];
  /** What their readers need to find the unlisted ones of them. */
  unlisted: readonly Unlisted[];
  staticRules: readonly StaticRule[];
  output: GatedOutput;
}

/** The last step of the build: open pages and manifest. Throws before it writes anything. */
export function emitGated(emission: Emission): void {
  const { baseUrl, output, gatedDir } = emission;
  const staged = readStagedPages(emission.stagingDir);
  requireEveryPage(emission.rendered, staged, emission);

  const openPages: ManifestParts['pages'] = new Map(
    staged.map(({ pathname, gateId, html }) => {
      const file = publicHtmlFile(pathname, emission);
      const publicHtml = readFileSync(path.join(emission.publicDir, file), 'utf8');
      const needed = output.filesOfGate(gateId);
      const open = spliceOpenPage(publicHtml, {
        gateId,
        appHtml: html,
        scripts: needed.filter((name) => name.endsWith('.js')).map((name) => baseUrl + name),
        styles: needed.filter((name) => name.endsWith('.css')).map((name) => baseUrl + name),
      });
      return [manifestPath(pathname, baseUrl), { gateId, file, html: open }] as const;
    }),
  );
  const manifest = createManifest({
    baseUrl,
    authUrl: emission.authUrl,
    plans: emission.plans,
    accessOf: accessOfGates(emission),
    pages: openPages,
    files: output.files,
    unlisted: new Map(
      emission.unlisted.map(
        ({ href, title, place }) => [manifestPath(href, baseUrl), { href, title, place }] as const,
      ),
    ),
    staticFiles: new Map(
      emission.staticRules
        .filter(({ isCategory }) => !isCategory)
        .map(({ file, source, access }) => [file, { access, digest: digestOf(source) }]),
    ),
  });

  for (const { file, html } of openPages.values()) write(path.join(gatedDir, HTML_DIR, file), html);
  write(path.join(gatedDir, MANIFEST_FILE), JSON.stringify(manifest, null, 2));
  rmSync(emission.stagingDir, { recursive: true, force: true });
}

/** Gate id → access, of pages and of sections. */
function accessOfGates({ siteDir, pages, sectioned }: Emission): Map<string, Access> {
  const idOf = (filePath: string): string => gateIdOf(siteDir, filePath);
  return new Map<string, Access>([
    ...pages.map(({ filePath, access }) => [idOf(filePath), access] as const),
    ...sectioned.flatMap(({ filePath, sections }) =>
      sections.map(({ number, access }) => [sectionId(idOf(filePath), number), access] as const),
    ),
  ]);
}

function digestOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

function write(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}
