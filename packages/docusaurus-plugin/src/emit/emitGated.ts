import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Access } from '@gatehouse/contract/access';
import type { AccountRoutes } from '@gatehouse/contract/accountPages';
import { digestOf } from '@gatehouse/contract/buildStamp';
import type { Manifest } from '@gatehouse/contract/manifest';
import { HTML_DIR, MANIFEST_FILE } from '@gatehouse/contract/manifestFile';
import type { Plan } from '@gatehouse/contract/plan';
import type { Unlisted } from '@gatehouse/contract/unlisted';
import type { GatedPage, SectionedPage } from '../access/PageRegistry';
import type { GatedOutput } from '../bundle/GatedOutputPlugin';
import { gateIdOf } from '../gates/names';
import type { GatedStaticFile } from '../static/decideStaticFiles';
import { titleOf } from '../unlisted/titleOf';
import { createManifest, type ManifestParts } from './createManifest';
import { manifestPath, publicHtmlFile } from '../outputs/pagePaths';
import { requireEveryPage } from './requireEveryPage';
import { composeOpenPage } from './composeOpenPage';
import type { MarkdownOutput } from '../markdown/layOutMarkdown';
import type { StagedPage } from '../outputs/stagedPages';

export interface Emission {
  siteDir: string;
  publicDir: string;
  gatedDir: string;
  stagingDir: string;
  baseUrl: string;
  authUrl: string | null;
  trailingSlash: boolean | undefined;
  plans: Plan[];
  accountRoutes: AccountRoutes;
  madeBy: Manifest['madeBy'];
  /** Gate id → access. */
  accessOf: ReadonlyMap<string, Access>;
  /** The gated pages that this build renders: all, except in the build of unlisted pages. */
  rendered: readonly GatedPage[];
  /** Pages with gated sections. */
  sectioned: readonly SectionedPage[];
  /** What readers need to find the unlisted ones among them. */
  unlisted: readonly Unlisted[];
  /**
   * In a build of unlisted pages: all routes that the public build doesn't have. Besides the pages
   * themselves, these are lists that name them: tags, generated categories, authors.
   */
  listings: { access: Access; routes: readonly string[] } | null;
  staticFiles: readonly GatedStaticFile[];
  staged: readonly StagedPage[];
  /** `null` if the site turned it off. */
  markdown: MarkdownOutput | null;
  output: GatedOutput;
}

/** The last step of the build: open pages and manifest. Throws before it writes anything. */
export function emitGated(emission: Emission): void {
  const { baseUrl, output, gatedDir, staged } = emission;
  requireEveryPage(emission.rendered, staged, emission);

  const lockedPages = new Map(
    emission.sectioned
      .flatMap(({ permalinks }) => permalinks)
      .map((permalink) => publicHtmlFile(permalink, emission))
      .filter((file) => existsSync(path.join(emission.publicDir, file)))
      .map((file) => [file, readFileSync(path.join(emission.publicDir, file))] as const),
  );
  const openPages: ManifestParts['pages'] = new Map(
    staged.map(({ pathname, gateId, html }) => {
      const file = publicHtmlFile(pathname, emission);
      const publicPage = readFileSync(path.join(emission.publicDir, file));
      lockedPages.set(file, publicPage);
      const needed = output.filesOfGate(gateId);
      const open = composeOpenPage(publicPage.toString(), {
        gateId,
        appHtml: html,
        scripts: needed.filter((name) => name.endsWith('.js')).map((name) => baseUrl + name),
        styles: needed.filter((name) => name.endsWith('.css')).map((name) => baseUrl + name),
      });
      return [manifestPath(pathname, baseUrl), { gateId, file, html: open }] as const;
    }),
  );
  const { markdown } = emission;
  for (const file of markdown?.lockedFiles ?? []) {
    lockedPages.set(file, Buffer.from(markdown?.publicFiles.get(file) ?? ''));
  }
  const { pages: listings, about, accessOf } = readListings(emission, openPages);
  const manifest = createManifest({
    publicDir: path.relative(gatedDir, emission.publicDir).split(path.sep).join('/'),
    lockedPages,
    baseUrl,
    authUrl: emission.authUrl,
    plans: emission.plans,
    accountRoutes: emission.accountRoutes,
    madeBy: emission.madeBy,
    accessOf: new Map([...emission.accessOf, ...accessOf]),
    pages: new Map([...openPages, ...listings]),
    files: output.files,
    markdown,
    unlisted: new Map([
      ...emission.unlisted.map(
        ({ href, title, position }) =>
          [manifestPath(href, baseUrl), { href, title, position }] as const,
      ),
      ...about,
    ]),
    staticFiles: new Map(
      emission.staticFiles.map(
        ({ file, source, access }) =>
          [file, { access, digest: digestOf(readFileSync(source)) }] as const,
      ),
    ),
  });

  for (const { file, html } of [...openPages.values(), ...listings.values()])
    write(path.join(gatedDir, HTML_DIR, file), html);
  for (const [file, text] of markdown?.gatedFiles ?? []) write(path.join(gatedDir, file), text);
  for (const [file, text] of markdown?.publicFiles ?? [])
    write(path.join(emission.publicDir, file), text);
  write(path.join(gatedDir, MANIFEST_FILE), JSON.stringify(manifest, null, 2));
  rmSync(emission.stagingDir, { recursive: true, force: true });
}

/** They name unlisted pages, so they are unlisted, too. */
function readListings(
  { listings, publicDir, baseUrl, trailingSlash }: Emission,
  openPages: ManifestParts['pages'],
) {
  const { routes = [], access = [] } = listings ?? {};
  const found = routes
    .map((href) => ({ href, key: manifestPath(href, baseUrl) }))
    .filter(({ key }) => !openPages.has(key))
    .map(({ href, key }) => {
      const file = publicHtmlFile(href, { baseUrl, trailingSlash });
      return {
        href,
        key,
        file,
        gateId: gateIdOf('/', href),
        html: readFileSync(path.join(publicDir, file), 'utf8'),
      };
    });
  return {
    pages: new Map(found.map(({ key, gateId, file, html }) => [key, { gateId, file, html }])),
    about: found.map(
      ({ key, href, html }) => [key, { href, title: titleOf(html), position: null }] as const,
    ),
    accessOf: found.map(({ gateId }) => [gateId, access] as const),
  };
}

function write(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}
