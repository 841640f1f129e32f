import type { Chunk, ChunkFilter, ChunkGroup, Compilation, Module, SplitChunks } from './bundler';
import { GATED_CHUNK } from '../gates/names';

interface CacheGroup {
  name?: unknown;
  type?: unknown;
  chunks?: ChunkFilter;
  test?: (module: Module, context: { chunkGraph: ModuleChunks }) => boolean;
}

export type ModuleChunks = Pick<Compilation['chunkGraph'], 'getModuleChunksIterable'>;

const STYLES = 'css/mini-extract';

/**
 * A named cache group is one chunk for the whole site, and public pages load it: Docusaurus's
 * `common` would include a module that half of the pages share, `styles` all CSS. Gated chunks are
 * excluded, except for styles that a public page also has, so that these aren't duplicated.
 *
 * @param splitChunks of the client's configuration; modified in place
 */
export function keepGatedApart(splitChunks: SplitChunks | false | undefined): void {
  if (!splitChunks) return;
  for (const group of Object.values(splitChunks.cacheGroups ?? {})) {
    if (!isNamed(group)) continue;
    if (group.type === STYLES && group.test === undefined) {
      group.test = (module, { chunkGraph }) =>
        [...chunkGraph.getModuleChunksIterable(module)].some((chunk) => !isBehindGate(chunk));
      continue;
    }
    const original = group.chunks ?? splitChunks.chunks ?? 'async';
    group.chunks = (chunk) => passes(original, chunk) && !isBehindGate(chunk);
  }
}

function isNamed(group: unknown): group is CacheGroup {
  return typeof group === 'object' && group !== null && Boolean((group as CacheGroup).name);
}

function passes(filter: ChunkFilter, chunk: Chunk): boolean {
  if (filter === 'all') return true;
  if (filter === 'async') return !chunk.canBeInitial();
  if (filter === 'initial') return chunk.canBeInitial();
  return filter instanceof RegExp ? filter.test(chunk.name ?? '') : filter(chunk);
}

export function isGatedGroup(group: ChunkGroup): boolean {
  return group.name?.startsWith(GATED_CHUNK) ?? false;
}

/** Whether every path from an entry point to the chunk leads through a gated page. */
export function isBehindGate(chunk: Chunk): boolean {
  if (chunk.name?.startsWith(GATED_CHUNK)) return true;
  const seen = new Set<ChunkGroup>();
  const pending = [...chunk.groupsIterable];
  for (let group = pending.pop(); group; group = pending.pop()) {
    if (seen.has(group) || isGatedGroup(group)) continue;
    if (group.isInitial()) return false;
    seen.add(group);
    pending.push(...group.getParents());
  }
  return true;
}
