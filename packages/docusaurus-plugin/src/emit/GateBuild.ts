import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { LoadContext } from '@docusaurus/types';
import { DOCUSAURUS_VERSION } from '@docusaurus/utils';
import type { Access } from '@gatehouse/contract/access';
import { FILES_DIR, HTML_DIR } from '@gatehouse/contract/manifestFile';
import { GatedOutputPlugin, type GatedOutput } from '../bundle/GatedOutputPlugin';
import { gateIdOf } from '../gates/names';
import type { GatedContentOptions } from '../options';
import { PLUGIN_VERSION } from '../pluginVersion';
import type { PolicySite } from '../policy/writePolicies';
import { recordUnlisted } from '../unlisted/recordUnlisted';
import { STAGED_GROUP_FILE, type StagedGroup } from '../unlisted/StagedGroup';
import { guardExit, type ExitGuard } from '../verify/guardExit';
import type { AssetOrigins } from '../split/rewriteAssetUrls';
import { describeStaticFiles } from '../static/describeStaticFiles';
import { gateStaticFiles, type BuiltSite } from '../static/gateStaticFiles';
import { recordStaticFiles } from '../static/recordStaticFiles';
import { requireNoPublicUse } from '../static/requireNoPublicUse';
import { SOURCE_RECORD_FILE, type SourceRecord } from '@gatehouse/leak-check/record';
import { gatedDirectory, otherLocales } from '../outputs/gatedDirectory';
import type { MarkdownOutput } from '../markdown/layOutMarkdown';
import { NOTHING_GATED, type GatedSite } from './GatedSite';
import { keepOutOfPrecache } from './keepOutOfPrecache';
import { mapGates } from './mapGates';
import { publicHtmlFile } from '../outputs/pagePaths';
import { readManifest } from '../outputs/readManifest';
import { recordBuild } from './recordBuild';
import { refuseUnsafeOutputs } from './refuseUnsafeOutputs';
import { requireEverySection } from './requireEverySection';
import { readStagedPages } from '../outputs/stagedPages';

/** One production build, with the results that its steps pass to each other. */
export class GateBuild {
  readonly #context: LoadContext;
  readonly #options: GatedContentOptions;
  readonly #gatedDir: string;
  readonly #stagingDir: string;
  readonly #staticDirs: readonly string[];
  #site: GatedSite = NOTHING_GATED;
  #output: GatedOutput | null = null;
  #record: SourceRecord | null = null;
  #guard: ExitGuard | null = null;

  constructor(context: LoadContext, options: GatedContentOptions, staticDirs: readonly string[]) {
    this.#context = context;
    this.#options = options;
    this.#staticDirs = staticDirs;
    this.#gatedDir = gatedDirectory(context, options.gatedDir);
    this.#stagingDir = path.join(this.#gatedDir, '.staging');
  }

  /**
   * From now on, a failed build leaves nothing to deploy: neither its own output nor an older one.
   */
  begin(): void {
    const outputs = { publicDir: this.#context.outDir, gatedDir: this.#gatedDir };
    refuseUnsafeOutputs(this.#context, outputs);
    this.#guard = guardExit({
      ...outputs,
      policy: () => this.#policy(),
      print,
    });
  }

  /**
   * What the content security policy of pages needs. Unlisted ones get it from the public build.
   */
  #policy(): PolicySite | null {
    const { siteConfig, baseUrl, outDir } = this.#context;
    // All plugins have finished by now, so if there is a service worker, it exists.
    const { trailingSlash } = siteConfig;
    const locked = this.#site.pages.map(({ permalink }) =>
      publicHtmlFile(permalink, { baseUrl, trailingSlash }),
    );
    keepOutOfPrecache(outDir, new Set([...locked, ...this.#movedFiles()]));
    const { contentSecurityPolicy: allowed } = this.#options;
    if (allowed === false || this.#site.unlisted) return null;
    return {
      openDir: path.join(this.#gatedDir, HTML_DIR),
      assetDirs: [outDir, path.join(this.#gatedDir, FILES_DIR)],
      url: siteConfig.url + baseUrl,
      authUrl: this.#site.authUrl,
      allowed,
    };
  }

  /**
   * Files that were gated late, so a service worker may list them: for an unlisted page, or in
   * another language.
   */
  #movedFiles(): string[] {
    const { baseUrl, outDir } = this.#context;
    return Object.keys(readManifest(this.#gatedDir).files)
      .map((url) => url.slice(baseUrl.length))
      .filter((file) => !existsSync(path.join(outDir, file)));
  }

  /** Called when the content is loaded. */
  start(site: GatedSite): void {
    this.#site = site;
  }

  outputPlugin(): GatedOutputPlugin {
    const { pages, staticRules } = this.#site;
    return new GatedOutputPlugin({
      siteDir: this.#context.siteDir,
      gateIds: pages.map(({ filePath }) => gateIdOf(this.#context.siteDir, filePath)),
      filesDir: path.join(this.#gatedDir, FILES_DIR),
      origins: this.#origins(),
      staticRules,
      onModuleUsage: (usage) => {
        this.#record = recordBuild({
          context: this.#context,
          gatedDir: this.#gatedDir,
          staticDirs: this.#staticDirs,
          allow: this.#options.verify.allow,
          site: this.#site,
          usage,
        });
        this.#guard?.prepare(this.#write(SOURCE_RECORD_FILE, this.#record));
      },
      onOutput: (output) => {
        this.#output = output;
      },
    });
  }

  /** Set when gated files load from a different origin than public ones. */
  #origins(): AssetOrigins | null {
    const { siteConfig, baseUrl } = this.#context;
    const { authUrl } = this.#site;
    if (authUrl === null) return null;
    return { gatedUrl: `${authUrl}/gated`, siteUrl: new URL(siteConfig.url).origin, baseUrl };
  }

  /** @returns where the server entry writes the open pages */
  prepare(): string {
    rmSync(this.#gatedDir, { recursive: true, force: true });
    mkdirSync(this.#stagingDir, { recursive: true });
    const { pages, sectioned, staticRules, hidden } = this.#site;
    const gated = [pages, sectioned, staticRules, hidden];
    if (gated.every(({ length }) => length === 0)) this.#guard?.release();
    return this.#stagingDir;
  }

  /**
   * @param routes all routes of this build
   * @param codeTranslations the texts in the build's language, by id
   */
  async finish(
    routes: readonly string[],
    codeTranslations: Readonly<Record<string, string>>,
  ): Promise<void> {
    const { siteDir, siteConfig, outDir, baseUrl } = this.#context;
    const { pages, sectioned, staticRules, authUrl, hidden, unlisted, tags, group } = this.#site;
    if (!this.#output || !this.#record) throw new Error('The bundler ran without the gate.');
    requireNoPublicUse(staticRules, this.#output.usage, siteDir);

    requireEverySection(sectioned, this.#output.usage.gatedModules, siteDir);
    const staged = readStagedPages(this.#stagingDir);
    const accessOf = mapGates(siteDir, pages, sectioned);
    const ruled = staticRules.filter(({ isCategory }) => !isCategory);
    // Before anything slow: other plugins read the public directory in the meantime.
    const site = this.#builtSite(this.#output, { ruled, staged, accessOf });
    const placed = gateStaticFiles(site);
    for (const text of describeStaticFiles(placed)) print(`[gated-content] ${text}\n`);
    this.#record = recordStaticFiles(this.#record, placed, siteDir);
    this.#write(SOURCE_RECORD_FILE, this.#record);
    const [{ emitGated }, markdown] = await Promise.all([
      import('./emitGated.js'),
      this.#createMarkdown({
        accessOf,
        codeTranslations,
        gatedFiles: [
          ...this.#output.files.keys(),
          ...[...ruled, ...placed.moved].map(({ file }) => file),
        ],
      }),
    ]);
    emitGated({
      siteDir,
      publicDir: outDir,
      gatedDir: this.#gatedDir,
      stagingDir: this.#stagingDir,
      baseUrl,
      authUrl,
      trailingSlash: siteConfig.trailingSlash,
      plans: this.#options.plans,
      accountRoutes: this.#options.routes,
      madeBy: { plugin: PLUGIN_VERSION, docusaurus: DOCUSAURUS_VERSION },
      accessOf,
      staged,
      markdown,
      staticFiles: [...ruled, ...placed.moved],
      sectioned,
      rendered: unlisted ? pages.filter(({ isUnlisted }) => isUnlisted) : pages,
      unlisted: unlisted ?? [],
      listings: group && {
        access: group.access,
        routes: routes.filter((route) => !group.known.includes(route)),
      },
      output: this.#output,
    });
    if (unlisted) {
      const { publicAssets: assets, publicWorkers: workers } = this.#output;
      const isStatic = (name: string): boolean =>
        this.#staticDirs.some((directory) => existsSync(path.join(directory, name)));
      const staticUses = [...placed.moved, ...placed.open].map(
        ({ file, access }) => [file, access] as const,
      );
      const stagedGroup: StagedGroup = {
        pages: [...unlisted],
        workers,
        staticUses: Object.fromEntries(staticUses),
        assets: assets.filter((asset) => !isStatic(asset)),
      };
      this.#write(STAGED_GROUP_FILE, stagedGroup);
    } else if (hidden.length > 0) {
      const { buildUnlisted } = await import('../unlisted/buildUnlisted.js');
      const built = await buildUnlisted({
        context: this.#context,
        gatedDir: this.#gatedDir,
        gatedDirName: this.#options.gatedDir,
        hidden,
        routes,
        workers: this.#output.publicWorkers,
        print,
      });
      this.#write(SOURCE_RECORD_FILE, recordUnlisted(this.#record, built, { siteDir, tags }));
      if (built.staticUses.size > 0) {
        const { staticUses: unlistedUses } = built;
        const all = gateStaticFiles({
          ...site,
          unlistedUses,
          others: [site.locale, ...site.others],
        });
        const known = new Set(placed.moved.map(({ file }) => file));
        const moved = all.moved.filter(({ file }) => !known.has(file));
        for (const text of describeStaticFiles({ moved, open: [] })) {
          print(`[gated-content] ${text}\n`);
        }
      }
    }
    this.#guard?.ready();
  }

  async #createMarkdown(built: {
    accessOf: ReadonlyMap<string, Access>;
    codeTranslations: Readonly<Record<string, string>>;
    gatedFiles: readonly string[];
  }): Promise<MarkdownOutput | null> {
    if (!this.#options.markdown) return null;
    const { buildMarkdown } = await import('../markdown/buildMarkdown.js');
    const output = buildMarkdown({
      ...built,
      context: this.#context,
      options: this.#options,
      site: this.#site,
      stagingDir: this.#stagingDir,
      origins: this.#origins(),
      gatedFiles: new Set(built.gatedFiles),
    });
    if (output.taken.length > 0) {
      print(
        `[gated-content] The site has its own ${output.taken.join(', ')}: no Markdown is written there.`,
      );
    }
    return output;
  }

  #builtSite(
    output: GatedOutput,
    parts: Pick<BuiltSite, 'ruled' | 'staged' | 'accessOf'>,
  ): BuiltSite {
    const { siteDir, siteConfig, outDir, baseUrl } = this.#context;
    return {
      siteDir,
      siteConfig,
      output,
      ...parts,
      staticDirs: this.#staticDirs,
      options: this.#options,
      origins: this.#origins(),
      locale: { baseUrl, publicDir: outDir, gatedDir: this.#gatedDir },
      others: otherLocales(this.#context, this.#options.gatedDir),
      unlistedSources: (this.#site.unlisted ?? []).map(({ source }) => {
        const file = path.join(siteDir, source);
        return { text: readFileSync(file, 'utf8'), gates: [gateIdOf(siteDir, file)] };
      }),
      unlistedUses: new Map(),
    };
  }

  /** @returns the path of the written file */
  #write(name: string, content: object): string {
    const json = JSON.stringify(content);
    writeFileSync(path.join(this.#gatedDir, name), json);
    return json;
  }
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
