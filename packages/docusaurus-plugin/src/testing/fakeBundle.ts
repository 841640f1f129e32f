import type { Chunk, ChunkGroup, Compilation } from '../bundle/bundler';

interface FakeGroup extends ChunkGroup {
  chunks: Chunk[];
  childrenIterable: ChunkGroup[];
}

/**
 * A graph of chunk groups, as a bundler creates it: `main` is the entry, other groups are below
 * one.
 */
export class FakeBundle {
  readonly #groups: FakeGroup[] = [];
  readonly #chunks: Chunk[] = [];

  chunk(files: string[], auxiliaryFiles: string[] = [], name?: string): Chunk {
    const chunk: Chunk = {
      name,
      files,
      auxiliaryFiles,
      groupsIterable: [],
      canBeInitial: () => [...chunk.groupsIterable].some((group) => group.isInitial()),
    };
    this.#chunks.push(chunk);
    return chunk;
  }

  group(
    name: string | null,
    chunks: Chunk[],
    parents: ChunkGroup[] = [],
    isInitial = parents.length === 0,
  ): ChunkGroup {
    const group: FakeGroup = {
      name,
      chunks,
      childrenIterable: [],
      getParents: () => parents,
      isInitial: () => isInitial,
    };
    for (const chunk of chunks) (chunk.groupsIterable as ChunkGroup[]).push(group);
    for (const parent of parents) (parent as FakeGroup).childrenIterable.push(group);
    this.#groups.push(group);
    return group;
  }

  /** The chunk group of a worker: not an entry point of the site, and below no other group. */
  worker(chunks: Chunk[]): ChunkGroup {
    return this.group(null, chunks, [], false);
  }

  /** Makes `parent` load `child`, too. */
  link(parent: ChunkGroup, child: ChunkGroup): void {
    (parent as FakeGroup).childrenIterable.push(child);
    (child.getParents() as ChunkGroup[]).push(parent);
  }

  compilation(): Compilation {
    const named = this.#groups.filter(({ name }) => Boolean(name));
    return {
      entrypoints: new Map(
        this.#groups.filter((group) => group.isInitial()).map((group) => [group.name ?? '', group]),
      ),
      chunkGroups: this.#groups,
      namedChunkGroups: new Map(named.map((group) => [group.name ?? '', group])),
      chunks: this.#chunks,
    } as unknown as Compilation;
  }
}
