import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import path from 'node:path';
import type { Chunk, Compilation, Compiler } from './bundler';
import { classifyFiles, filesOfGate, type ClassifiedFiles } from './classifyFiles';
import { findUnclaimedAssets } from './findUnclaimedAssets';
import { keepGatedApart } from './keepGatedApart';
import { isGatedModule, surveyModules, type ModuleSurvey } from './surveyModules';

const NAME = 'GatedOutputPlugin';

/** What the client's bundle consists of, as far as the gate is concerned. */
export interface GatedOutput {
  /** Every file that was moved, below the public directory, with the ids of the gates that need it. */
  files: ReadonlyMap<string, ReadonlySet<string>>;
  /** Scripts and styles that a gate loads at once. */
  filesOfGate(gateId: string): readonly string[];
  survey: ModuleSurvey;
}

interface Settings {
  gateIds: readonly string[];
  /** Where gated files go. */
  filesDir: string;
  onOutput(output: GatedOutput): void;
}

/**
 * Moves what public pages do not reach out of the public directory, as soon as it is written: before
 * the static pages are rendered, and before any other plugin looks.
 */
export class GatedOutputPlugin {
  readonly #settings: Settings;

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  apply(compiler: Compiler): void {
    keepGatedApart(compiler.options.optimization?.splitChunks);

    let survey: ModuleSurvey = { publicSources: new Set(), gatedSources: new Set() };
    compiler.hooks.thisCompilation.tap(NAME, (compilation) => {
      compilation.hooks.finishModules.tap(NAME, (modules) => {
        survey = surveyModules(compilation, modules);
      });
    });
    compiler.hooks.afterEmit.tap(NAME, (compilation) => {
      this.#settings.onOutput({ ...this.#move(compilation), survey });
    });
  }

  #move(compilation: Compilation): Omit<GatedOutput, 'survey'> {
    const publicDir = compilation.outputOptions.path ?? '';
    const classified = classifyFiles(compilation);
    requireNoGatedModule(compilation, classified);

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
    const perGate = new Map(
      this.#settings.gateIds.map((id) => [
        id,
        filesOfGate(compilation, id).filter((file) => files.has(file)),
      ]),
    );
    return { files, filesOfGate: (id) => perGate.get(id) ?? [] };
  }
}

/** @returns false for a file that the bundler lists but did not write */
function moveFile(from: string, to: string): boolean {
  if (!existsSync(from)) return false;
  mkdirSync(path.dirname(to), { recursive: true });
  renameSync(from, to);
  return true;
}

/** Whatever a site's configuration does to the chunks: a gated page in a public one ends the build. */
function requireNoGatedModule(compilation: Compilation, { publicFiles }: ClassifiedFiles): void {
  const offenders = new Set<string>();
  const isPublic = (chunk: Chunk): boolean =>
    [...chunk.files].some((file) => publicFiles.has(file));
  for (const module of compilation.modules) {
    if (!isGatedModule(module)) continue;
    const chunks = [...compilation.chunkGraph.getModuleChunksIterable(module)];
    if (chunks.some(isPublic)) offenders.add(module.resource ?? '');
  }
  if (offenders.size === 0) return;
  throw new Error(
    [
      'The bundler put these gated pages into a public chunk:',
      ...[...offenders].map((resource) => `- ${resource}`),
      'Look for "?gated" in an import of your own, or for a plugin that changes "splitChunks".',
    ].join('\n'),
  );
}
