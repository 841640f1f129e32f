import type { ChunkGroup, Compilation } from './bundler';
import type { ModuleUsage } from './collectModuleUsage';

/** The chunk group that a web worker starts from, and its users. */
export interface Worker {
  group: ChunkGroup;
  /** Its entry module, absolute. */
  source: string;
  /** Its script, below the public directory. */
  script: string;
  isPublic: boolean;
  /**
   * The modules imported by gates that start it, with their queries. Irrelevant for a public
   * worker.
   */
  gates: ReadonlySet<string>;
}

/**
 * No chunk group leads to a worker's: it is an entry point of its own, created by `new Worker(…)`
 * in a module. So the module graph has to show who starts it.
 */
export function findWorkers(compilation: Compilation, usage: ModuleUsage): Worker[] {
  const entrypoints = new Set(compilation.entrypoints.values());
  return [...compilation.chunkGroups]
    .filter((group) => !entrypoints.has(group) && group.getParents().length === 0)
    .map((group) => {
      const entries = group.chunks.flatMap((chunk) =>
        [...compilation.chunkGraph.getChunkEntryModulesIterable(chunk)].flatMap((module) => {
          const source = module.nameForCondition?.();
          return source ? [{ source, files: [...chunk.files] }] : [];
        }),
      );
      const sources = entries.map(({ source }) => source);
      return {
        group,
        source: sources[0] ?? '',
        script: entries[0]?.files.find((file) => file.endsWith('.js')) ?? '',
        isPublic: sources.some((source) => usage.publicSources.has(source)),
        gates: new Set(sources.flatMap((source) => [...usage.gatesUsing(source)])),
      };
    });
}
