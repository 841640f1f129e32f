import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Compilation, Compiler } from './bundler';
import { classifyFiles, filesOfGate } from './classifyFiles';
import { findMisplacedSources } from './findMisplacedSources';
import { findUnclaimedAssets } from './findUnclaimedAssets';
import { findWorkers } from './findWorkers';
import { keepGatedApart } from './keepGatedApart';
import { collectModuleUsage, type ModuleUsage } from './collectModuleUsage';
import { gateIdOfModule } from '../gates/gateIdOfModule';
import type { AssetOrigins } from '../split/rewriteAssetUrls';
import { rewriteGatedFiles } from '../split/rewriteGatedFiles';

const NAME = 'GatedOutputPlugin';

/** The parts of the client bundle that matter to the gate. */
export interface GatedOutput {
  /** Every moved file, below the public directory, with the ids of the gates that need it. */
  files: ReadonlyMap<string, ReadonlySet<string>>;
  /** Scripts and styles that a gate loads initially. */
  filesOfGate(gateId: string): readonly string[];
  /** Every other file that the bundler wrote. */
  publicAssets: readonly string[];
  /** The script of each worker that public pages start, by its source. */
  publicWorkers: Readonly<Record<string, string>>;
  usage: ModuleUsage;
}

interface Settings {
  siteDir: string;
  gateIds: readonly string[];
  /** The directory for gated files. */
  filesDir: string;
  /** Set when gated files load from a different origin than public ones. */
  origins: AssetOrigins | null;
  /**
   * Files in static directories that a folder's rule gates, and the `_category_` files with the
   * rules.
   */
  staticRules: readonly { file: string; isCategory: boolean }[];
  /** Called while the bundler minifies in other threads, and this thread is idle. */
  onModuleUsage(usage: ModuleUsage): void;
  onOutput(output: GatedOutput): void;
}

/**
 * Moves files that public pages don't reach out of the public directory, as soon as they are
 * written: before the static pages are rendered, and before any other plugin looks.
 */
export class GatedOutputPlugin {
  readonly #settings: Settings;

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  apply(compiler: Compiler): void {
    keepGatedApart(compiler.options.optimization?.splitChunks);

    const justBeforeMinifying = compiler.webpack.Compilation.PROCESS_ASSETS_STAGE_OPTIMIZE_SIZE - 1;
    let usage: ModuleUsage | null = null;
    let told: Promise<void> | null = null;
    let misplaced: readonly string[] = [];
    compiler.hooks.thisCompilation.tap(NAME, (compilation) => {
      compilation.hooks.finishModules.tap(NAME, (modules) => {
        usage = collectModuleUsage(compilation, modules);
      });
      compilation.hooks.optimizeTree.tap(NAME, () => {
        if (usage) misplaced = findMisplacedSources(compilation, usage);
      });
      compilation.hooks.processAssets.tap({ name: NAME, stage: justBeforeMinifying }, () => {
        keepBytesOfLinkedFiles(compilation);
        told = this.#tell(usage);
        // The caller awaits `told` only later, if the bundler gets that far: without this, a
        // rejection would be unhandled.
        told.catch(() => undefined);
      });
    });
    compiler.hooks.afterEmit.tapPromise(NAME, async (compilation) => {
      if (!usage || !told)
        throw new Error('The bundler wrote files before the gate knew their modules.');
      await told;
      requireNone(misplaced);
      this.#settings.onOutput({ ...this.#move(compilation, usage), usage });
    });
  }

  /** Lets the bundler continue first. */
  async #tell(usage: ModuleUsage | null): Promise<void> {
    await setImmediate();
    if (usage) this.#settings.onModuleUsage(usage);
  }

  /** They are copied with all other files, and belong to no chunk. */
  #moveStaticFiles(publicDir: string): void {
    for (const { file, isCategory } of this.#settings.staticRules) {
      if (isCategory) rmSync(path.join(publicDir, file), { force: true });
      else moveFile(path.join(publicDir, file), path.join(this.#settings.filesDir, file));
    }
  }

  #move(compilation: Compilation, usage: ModuleUsage): Omit<GatedOutput, 'usage'> {
    const publicDir = compilation.outputOptions.path ?? '';
    this.#moveStaticFiles(publicDir);
    const workers = findWorkers(compilation, usage);
    const classified = classifyFiles(compilation, workers, (gate) =>
      gateIdOfModule(this.#settings.siteDir, gate),
    );

    const files = new Map(classified.gatedFiles);
    const unclaimed = findUnclaimedAssets(
      compilation.getAssets().map(({ name }) => name),
      { publicFiles: classified.publicFiles, gatedFiles: files.keys() },
      (file) => readFileSync(path.join(publicDir, file), 'utf8'),
    );
    for (const [asset, namedBy] of unclaimed) {
      files.set(asset, new Set(namedBy.flatMap((file) => [...(files.get(file) ?? [])])));
    }

    for (const file of files.keys()) {
      if (!moveFile(path.join(publicDir, file), path.join(this.#settings.filesDir, file))) {
        files.delete(file);
      }
    }
    const { origins, filesDir } = this.#settings;
    if (origins) {
      const all = compilation.getAssets().map(({ name }) => name);
      const moved = [...files.keys()];
      rewriteGatedFiles({ moved, gated: moved, all }, filesDir, origins);
    }
    const perGate = new Map(
      this.#settings.gateIds.map((id) => [
        id,
        filesOfGate(compilation, id).filter((file) => files.has(file)),
      ]),
    );
    const publicAssets = compilation
      .getAssets()
      .map(({ name }) => name)
      .filter((name) => existsSync(path.join(publicDir, name)));
    const publicWorkers = Object.fromEntries(
      workers.filter(({ isPublic }) => isPublic).map(({ source, script }) => [source, script]),
    );
    return { files, filesOfGate: (id) => perGate.get(id) ?? [], publicAssets, publicWorkers };
  }
}

/** Where Docusaurus puts files that Markdown links to. */
const LINKED_FILE = /^assets\/files\//;

/** The bundler would minify a script or a stylesheet that is meant to be downloaded. */
function keepBytesOfLinkedFiles(compilation: Compilation): void {
  for (const { name } of compilation.getAssets()) {
    if (!LINKED_FILE.test(name)) continue;
    compilation.updateAsset(name, (source) => source, { minimized: true });
  }
}

/** @returns false for a file that the bundler lists but did not write */
function moveFile(from: string, to: string): boolean {
  if (!existsSync(from)) return false;
  mkdirSync(path.dirname(to), { recursive: true });
  renameSync(from, to);
  return true;
}

/**
 * Ends the build if a public chunk contains gated content, whatever a site's configuration does to
 * chunks.
 */
function requireNone(misplaced: readonly string[]): void {
  if (misplaced.length === 0) return;
  throw new Error(
    [
      'The bundler put these sources into a public chunk, but only gated pages use them:',
      ...misplaced.map((resource) => `- ${resource}`),
      'Look for "?gated" in one of your imports, or for a plugin that changes "splitChunks".',
    ].join('\n'),
  );
}
