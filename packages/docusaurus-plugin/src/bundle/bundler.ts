/** The part of webpack and rspack that the plugin relies on: the same in both. */

export interface Chunk {
  id?: string | number | null;
  name?: string | null;
  files: Iterable<string>;
  auxiliaryFiles: Iterable<string>;
  groupsIterable: Iterable<ChunkGroup>;
  canBeInitial(): boolean;
}

export interface ChunkGroup {
  name?: string | null;
  chunks: readonly Chunk[];
  childrenIterable: Iterable<ChunkGroup>;
  getParents(): readonly ChunkGroup[];
  isInitial(): boolean;
}

export type ChunkFilter = 'all' | 'async' | 'initial' | RegExp | ((chunk: Chunk) => boolean);

export interface SplitChunks {
  chunks?: ChunkFilter;
  cacheGroups?: Record<string, unknown>;
}

export interface Module {
  resource?: string;
  /** The path of its source, even if the bundler has concatenated it with others. */
  nameForCondition?(): string | null | undefined;
}

export interface Compilation {
  outputOptions: { path?: string };
  entrypoints: ReadonlyMap<string, ChunkGroup>;
  namedChunkGroups: ReadonlyMap<string, ChunkGroup>;
  chunkGroups: Iterable<ChunkGroup>;
  chunks: Iterable<Chunk>;
  modules: Iterable<Module>;
  entries: ReadonlyMap<string, { dependencies: readonly object[] }>;
  moduleGraph: {
    getModule(dependency: object): Module | null;
    getOutgoingConnections(module: Module): Iterable<{ module: Module | null }>;
  };
  chunkGraph: {
    getModuleChunksIterable(module: Module): Iterable<Chunk>;
    getChunkEntryModulesIterable(chunk: Chunk): Iterable<Module>;
  };
  getAssets(): readonly { name: string }[];
  updateAsset<Source>(
    name: string,
    source: (source: Source) => Source,
    info: { minimized: boolean },
  ): void;
  addRuntimeModule(chunk: Chunk, module: RuntimeModule): void;
  hooks: {
    finishModules: { tap(name: string, run: (modules: Iterable<Module>) => void): void };
    optimizeTree: { tap(name: string, run: () => void): void };
    processAssets: { tap(options: { name: string; stage: number }, run: () => void): void };
    additionalTreeRuntimeRequirements: { tap(name: string, run: (chunk: Chunk) => void): void };
  };
}

/** A part of the bundler's runtime in the browser. */
declare class RuntimeModule {
  protected compilation?: Compilation | null;
  constructor(name: string, stage: number);
  generate(): string;
}

export interface Compiler {
  /** The bundler: webpack or rspack. */
  webpack: {
    RuntimeModule: typeof RuntimeModule;
    Compilation: { PROCESS_ASSETS_STAGE_OPTIMIZE_SIZE: number };
  };
  options: { optimization?: { splitChunks?: SplitChunks | false } };
  hooks: {
    thisCompilation: { tap(name: string, run: (compilation: Compilation) => void): void };
    afterEmit: {
      tapPromise(name: string, run: (compilation: Compilation) => Promise<void>): void;
    };
  };
}
