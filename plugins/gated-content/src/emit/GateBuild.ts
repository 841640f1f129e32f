import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { LoadContext } from '@docusaurus/types';
import type { GatedPage, SectionedPage } from '../access/PageRegistry';
import { GatedOutputPlugin, type GatedOutput } from '../bundle/GatedOutputPlugin';
import { gateIdOf } from '../bundle/names';
import type { GatedContentOptions } from '../options';
import { guardExit, type ExitGuard } from '../verify/guardExit';
import { recordSources } from '../verify/recordSources';
import { SOURCE_RECORD_FILE, type SourceRecord } from '../verify/SourceRecord';
import { FILES_DIR } from './createManifest';
import { emitGated } from './emitGated';
import { gatedDirectory } from './gatedDirectory';
import { requireEverySection } from './requireEverySection';

/** One production build: what its steps leave for each other. */
export class GateBuild {
  readonly #context: LoadContext;
  readonly #options: GatedContentOptions;
  readonly #gatedDir: string;
  readonly #stagingDir: string;
  #authUrl: string | null = null;
  #pages: readonly GatedPage[] = [];
  #sectioned: readonly SectionedPage[] = [];
  #publicTexts: SourceRecord['publicTexts'] = [];
  #output: GatedOutput | null = null;
  #guard: ExitGuard | null = null;

  constructor(context: LoadContext, options: GatedContentOptions) {
    this.#context = context;
    this.#options = options;
    const { outDir, i18n } = context;
    this.#gatedDir = gatedDirectory(outDir, i18n.currentLocale, options.gatedDir);
    this.#stagingDir = path.join(this.#gatedDir, '.staging');
  }

  /** From now on, a build that does not end well leaves nothing to deploy: not its own, nor an older one. */
  begin(): void {
    const { siteDir, outDir } = this.#context;
    this.#guard = guardExit({
      siteDir,
      publicDir: outDir,
      gatedDir: this.#gatedDir,
      print: (text) => process.stdout.write(`${text}\n`),
    });
  }

  /**
   * The content is loaded, and this is what of it is gated.
   *
   * @param authUrl the origin of gated files, unless it is the site's own
   */
  start(
    pages: readonly GatedPage[],
    sectioned: readonly SectionedPage[],
    publicTexts: SourceRecord['publicTexts'],
    authUrl: string | null,
  ): void {
    this.#pages = pages;
    this.#sectioned = sectioned;
    this.#publicTexts = publicTexts;
    this.#authUrl = authUrl;
  }

  outputPlugin(): GatedOutputPlugin {
    const { siteConfig, baseUrl } = this.#context;
    const siteUrl = new URL(siteConfig.url).origin;
    return new GatedOutputPlugin({
      gateIds: this.#pages.map(({ filePath }) => gateIdOf(this.#context.siteDir, filePath)),
      filesDir: path.join(this.#gatedDir, FILES_DIR),
      origins:
        this.#authUrl === null ? null : { gatedUrl: `${this.#authUrl}/gated`, siteUrl, baseUrl },
      onOutput: (output) => {
        this.#output = output;
      },
    });
  }

  /** @returns where the server's entry leaves the open pages */
  prepare(): string {
    rmSync(this.#gatedDir, { recursive: true, force: true });
    mkdirSync(this.#stagingDir, { recursive: true });
    if (this.#pages.length + this.#sectioned.length === 0) this.#guard?.release();
    return this.#stagingDir;
  }

  async finish(): Promise<void> {
    const { siteDir, siteConfig, outDir, baseUrl, generatedFilesDir, codeTranslations } =
      this.#context;
    if (!this.#output) throw new Error('The bundler ran without the gate.');

    requireEverySection(this.#sectioned, this.#output.survey.gatedModules, siteDir);
    await emitGated({
      siteDir,
      publicDir: outDir,
      gatedDir: this.#gatedDir,
      stagingDir: this.#stagingDir,
      baseUrl,
      authUrl: this.#authUrl,
      trailingSlash: siteConfig.trailingSlash,
      plans: this.#options.plans,
      pages: this.#pages,
      sectioned: this.#sectioned,
      output: this.#output,
    });
    const record = recordSources({
      siteDir,
      gatedDir: this.#gatedDir,
      gatedPages: new Set(this.#pages.map(({ filePath }) => filePath)),
      sections: new Map(this.#sectioned.map(({ filePath, sections }) => [filePath, sections])),
      survey: this.#output.survey,
      generatedFilesDir,
      format: siteConfig.markdown.format,
      staticDirs: siteConfig.staticDirectories.map((directory) => path.resolve(siteDir, directory)),
      publicTexts: [
        ...this.#publicTexts,
        { source: 'the configuration', text: JSON.stringify(siteConfig) },
        { source: 'translations', text: JSON.stringify(codeTranslations) },
      ],
    });
    writeFileSync(path.join(this.#gatedDir, SOURCE_RECORD_FILE), JSON.stringify(record));
    this.#guard?.ready();
  }
}
