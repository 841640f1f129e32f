import type { Compilation, Module } from './bundler';
import { isGatedQuery } from '../gates/names';
import { splitResource } from '../gates/resources';

/** Source files of the client's modules, absolute and without a query. */
export interface ModuleUsage {
  /** What the entry points reach without passing a gate. For a gated page, that is its teaser. */
  publicSources: ReadonlySet<string>;
  /** What is reached only through a gate. */
  gatedSources: ReadonlySet<string>;
  /** What gates import, with its query. */
  gatedModules: ReadonlySet<string>;
  /** The gated modules that a source is reached through. */
  gatesUsing(source: string): ReadonlySet<string>;
}

/**
 * Walks the module graph before the bundler assigns modules to chunks. The chunk a module ends up
 * in must not matter: a public chunk with a module that only gated pages use is what we look for.
 */
export function collectModuleUsage(
  compilation: Compilation,
  modules: Iterable<Module>,
): ModuleUsage {
  const all = [...modules];
  const siblingsOf = groupByResource(all);
  const usesOf = (module: Module): Module[] =>
    [...compilation.moduleGraph.getOutgoingConnections(module)].flatMap(({ module: used }) =>
      used ? siblingsOf(used) : [],
    );

  const entries = [...compilation.entries.values()].flatMap(({ dependencies }) =>
    dependencies.flatMap((dependency) => compilation.moduleGraph.getModule(dependency) ?? []),
  );
  const isOpen = (module: Module): boolean => !isGatedModule(module);
  const seen = new Set<Module>();
  const pending = entries.filter(isOpen);
  for (let module = pending.pop(); module; module = pending.pop()) {
    if (seen.has(module)) continue;
    seen.add(module);
    pending.push(...usesOf(module).filter(isOpen));
  }

  const publicSources = sourcesOf(seen);
  const unseen = all.filter((module) => !seen.has(module));
  const gatedSources = sourcesOf(unseen);
  const gatedModules = new Set(
    unseen.filter(isGatedModule).map(({ resource = '' }) => {
      const { file, query } = splitResource(resource);
      return file + query;
    }),
  );
  for (const source of publicSources) gatedSources.delete(source);
  return { publicSources, gatedSources, gatedModules, gatesUsing: findGatesUsing(unseen, usesOf) };
}

/**
 * A stylesheet's module has no dependencies in webpack: they belong to a second module with the
 * same resource, which is compiled outside the graph.
 */
function groupByResource(modules: readonly Module[]): (module: Module) => Module[] {
  const groups = new Map<string, Module[]>();
  for (const module of modules) {
    const { resource } = module;
    if (resource) groups.set(resource, [...(groups.get(resource) ?? []), module]);
  }
  return (module) => groups.get(module.resource ?? '') ?? [module];
}

function findGatesUsing(
  modules: readonly Module[],
  usesOf: (module: Module) => Module[],
): ModuleUsage['gatesUsing'] {
  const users = new Map<string, Set<Module>>();
  for (const module of modules) {
    for (const used of usesOf(module)) {
      const source = sourceOf(used);
      if (source !== null) users.set(source, (users.get(source) ?? new Set()).add(module));
    }
  }
  return (source) => {
    const seen = new Set<string>();
    const gates = new Set<string>();
    const pending = [source];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      for (const user of users.get(next) ?? []) {
        const file = sourceOf(user);
        if (file === null) continue;
        if (isGatedModule(user)) gates.add(user.resource ?? file);
        else pending.push(file);
      }
    }
    return gates;
  };
}

/** The whole gated page, as the gate imports it. */
export function isGatedModule({ resource }: Module): boolean {
  return resource !== undefined && isGatedQuery(splitResource(resource).query);
}

function sourceOf({ resource }: Module): string | null {
  return resource ? splitResource(resource).file : null;
}

function sourcesOf(modules: Iterable<Module>): Set<string> {
  return new Set([...modules].flatMap((module) => sourceOf(module) ?? []));
}
