import type { Compilation, Module } from './bundler';
import { isBehindGate, type ModuleChunks } from './keepGatedApart';
import { splitResource } from '../gates/resources';
import { isGatedModule, type ModuleUsage } from './collectModuleUsage';

/**
 * Sources that only gated pages use, but that the bundler put into a chunk that public pages also
 * load. Call it when modules have been assigned to chunks, before the bundler concatenates modules.
 * Packages are excluded: their contents are public anyway.
 */
export function findMisplacedSources(
  compilation: Pick<Compilation, 'modules'> & { chunkGraph: ModuleChunks },
  { gatedSources }: Pick<ModuleUsage, 'gatedSources'>,
): string[] {
  const isGated = (module: Module): boolean => {
    if (isGatedModule(module)) return true;
    const source = splitResource(module.resource ?? '').file;
    return gatedSources.has(source) && !/[\\/]node_modules[\\/]/.test(source);
  };
  const misplaced = new Set<string>();
  for (const module of compilation.modules) {
    if (module.resource === undefined || !isGated(module)) continue;
    const chunks = [...compilation.chunkGraph.getModuleChunksIterable(module)];
    if (!chunks.every(isBehindGate)) misplaced.add(module.resource);
  }
  return [...misplaced];
}
