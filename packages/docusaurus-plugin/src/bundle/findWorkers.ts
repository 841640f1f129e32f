import type { ChunkGroup, Compilation } from './bundler';
import type { ModuleUsage } from './collectModuleUsage';

/** The chunk group that a web worker starts from, and whose it is. */
export interface Worker {
  group: ChunkGroup;
  /** What it starts with, absolute. */
  source: string;
  /** Its script, below the public directory. */
  script: string;
  isPublic: boolean;
  /** What gates ask for and starts it, with its query: for a public one they do not matter. */
  gates: ReadonlySet<string>;
}

/**
 * No chunk group leads to a worker's: it is an entry point of its own, made where a module says
 * `new Worker(…)`. So the graph of modules has to tell who starts it.
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
