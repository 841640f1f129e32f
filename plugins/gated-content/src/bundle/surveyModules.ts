import type { Compilation, Module } from './bundler';
import { isGatedQuery } from './names';

/** Source files of the client's modules, absolute and without a query. */
export interface ModuleSurvey {
  /** What the entry points reach without passing a gate. Of a gated page that is its teaser. */
  publicSources: ReadonlySet<string>;
  /** What is reached through a gate only. */
  gatedSources: ReadonlySet<string>;
  /** What gates ask for, with its query. */
  gatedModules: ReadonlySet<string>;
}

/**
 * Walks the graph of modules before the bundler distributes them over chunks. Where a module ends up
 * must not count: a module that only gated pages use, in a public chunk, is what we look for.
 */
export function surveyModules(compilation: Compilation, modules: Iterable<Module>): ModuleSurvey {
  const seen = new Set<Module>();
  const pending: Module[] = [];
  const enter = (module: Module | null): void => {
    if (!module || seen.has(module) || isGatedModule(module)) return;
    seen.add(module);
    pending.push(module);
  };
  for (const { dependencies } of compilation.entries.values()) {
    for (const dependency of dependencies) enter(compilation.moduleGraph.getModule(dependency));
  }
  for (let module = pending.pop(); module; module = pending.pop()) {
    for (const connection of compilation.moduleGraph.getOutgoingConnections(module)) {
      enter(connection.module);
    }
  }

  const publicSources = sourcesOf(seen);
  const behind = [...modules].filter((module) => !seen.has(module));
  const gatedSources = sourcesOf(behind);
  const gatedModules = new Set(behind.filter(isGatedModule).map(({ resource = '' }) => resource));
  for (const source of publicSources) gatedSources.delete(source);
  return { publicSources, gatedSources, gatedModules };
}

/** The whole of a gated page, as the gate asks for it. */
export function isGatedModule({ resource }: Module): boolean {
  const query = resource?.indexOf('?') ?? -1;
  return resource !== undefined && query >= 0 && isGatedQuery(resource.slice(query));
}

function sourcesOf(modules: Iterable<Module>): Set<string> {
  const sources = new Set<string>();
  for (const { resource } of modules) if (resource) sources.add(resource.replace(/[?#].*$/, ''));
  return sources;
}
