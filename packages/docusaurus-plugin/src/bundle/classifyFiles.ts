import { type Access, mergeAccess } from '@gatehouse/contract/access';
import type { Chunk, ChunkGroup, Compilation } from './bundler';
import { isGatedGroup } from './keepGatedApart';
import type { Worker } from './findWorkers';
import { GATED_CHUNK } from '../gates/names';

/** The files of a bundle: the public ones, and the gates that each other file belongs to. */
export interface ClassifiedFiles {
  publicFiles: ReadonlySet<string>;
  /** File → ids of the gates that need it, directly or through a lazy chunk. */
  gatedFiles: ReadonlyMap<string, ReadonlySet<string>>;
}

/** @param gateIdOf the gate of a module that a gate imports */
export function classifyFiles(
  compilation: Compilation,
  workers: readonly Pick<Worker, 'group' | 'isPublic' | 'gates'>[],
  gateIdOf: (resource: string) => string,
): ClassifiedFiles {
  const openWorkers = workers.filter(({ isPublic }) => isPublic).map(({ group }) => group);
  const publicFiles = new Set([...publicChunksOf(compilation, openWorkers)].flatMap(filesOf));

  const gatedFiles = new Map<string, Set<string>>();
  const add = (file: string, gateId?: string): void => {
    if (publicFiles.has(file)) return;
    const gates = gatedFiles.get(file) ?? new Set();
    if (gateId !== undefined) gates.add(gateId);
    gatedFiles.set(file, gates);
  };
  for (const chunk of compilation.chunks) for (const file of filesOf(chunk)) add(file);
  const addAllBelow = (group: ChunkGroup, gateId: string): void => {
    // A gated section of a gated page has a gate of its own.
    const isOther = (reached: ChunkGroup): boolean => reached !== group && isGatedGroup(reached);
    for (const chunk of chunksOf(walk([group], isOther))) {
      for (const file of filesOf(chunk)) add(file, gateId);
    }
  };
  for (const [name, group] of compilation.namedChunkGroups) {
    if (name.startsWith(GATED_CHUNK)) addAllBelow(group, name.slice(GATED_CHUNK.length));
  }
  for (const { group, gates } of workers) {
    for (const gate of gates) addAllBelow(group, gateIdOf(gate));
  }
  return { publicFiles, gatedFiles };
}

/** What the entry points reach without passing a gate. */
export function publicChunksOf(
  compilation: Compilation,
  workers: readonly ChunkGroup[] = [],
): Set<Chunk> {
  return chunksOf(walk([...compilation.entrypoints.values(), ...workers], isGatedGroup));
}

/** The scripts and styles that a gate loads initially, in loading order. */
export function filesOfGate(compilation: Compilation, gateId: string): string[] {
  const group = compilation.namedChunkGroups.get(GATED_CHUNK + gateId);
  return [...new Set((group?.chunks ?? []).flatMap((chunk) => [...chunk.files]))];
}

/** Readers of any of the pages can have the file. Without a page, nobody can. */
export function accessOfGates(
  gateIds: Iterable<string>,
  accessOf: ReadonlyMap<string, Access>,
): Access {
  let access: Access = [];
  for (const id of gateIds) access = mergeAccess(access, accessOf.get(id) ?? []);
  return access;
}

function walk(from: readonly ChunkGroup[], stopAt: (group: ChunkGroup) => boolean) {
  const seen = new Set<ChunkGroup>();
  const pending = [...from];
  for (let group = pending.pop(); group; group = pending.pop()) {
    if (seen.has(group) || stopAt(group)) continue;
    seen.add(group);
    pending.push(...group.childrenIterable);
  }
  return seen;
}

function chunksOf(groups: Iterable<ChunkGroup>): Set<Chunk> {
  return new Set([...groups].flatMap((group) => [...group.chunks]));
}

function filesOf(chunk: Chunk): string[] {
  return [...chunk.files, ...chunk.auxiliaryFiles];
}
