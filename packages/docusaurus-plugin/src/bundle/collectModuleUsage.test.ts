import { describe, expect, it } from 'vitest';
import type { Compilation, Module } from './bundler';
import { isGatedModule, collectModuleUsage } from './collectModuleUsage';

const GRAPH: Record<string, string[]> = {
  '/main.js': ['/shell.mdx', '/open.mdx'],
  '/open.mdx': ['/both.ts', '/open.mdx', '/open.css'],
  '/shell.mdx': ['/teaser.ts', '/shell.mdx?gated'],
  '/shell.mdx?gated': ['/both.ts', '/secret.ts', '/secret.png?x=1', '/secret.css'],
  '/secret.ts': ['/deep.json'],
};

/**
 * Compiled outside the graph, as webpack does with stylesheets: a resource and its dependencies.
 */
const ADDITIONAL: Record<string, string[]> = {
  '/open.css': ['/open.svg'],
  '/secret.css': ['/secret.svg'],
};

function usage() {
  const modules = new Map<string, Module>();
  const moduleOf = (resource: string): Module => {
    const module = modules.get(resource) ?? { resource };
    modules.set(resource, module);
    return module;
  };
  const additional = Object.keys(ADDITIONAL).map((resource): Module => ({ resource }));
  const connections = (module: Module) => {
    const graph = additional.includes(module) ? ADDITIONAL : GRAPH;
    return (graph[module.resource ?? ''] ?? []).map((to) => ({ module: moduleOf(to) }));
  };
  Object.values(ADDITIONAL).flat().forEach(moduleOf);
  for (const [from, to] of Object.entries(GRAPH)) [from, ...to].forEach(moduleOf);
  const entry = {};
  const compilation = {
    entries: new Map([['main', { dependencies: [entry] }]]),
    moduleGraph: {
      getModule: () => moduleOf('/main.js'),
      getOutgoingConnections: (module: Module) => [...connections(module), { module: null }],
    },
  } as unknown as Compilation;
  return collectModuleUsage(compilation, [...modules.values(), ...additional, {}]);
}

describe('collectModuleUsage', () => {
  it('separates what only gated pages use from what is public, in any chunk', () => {
    const { publicSources, gatedSources } = usage();
    expect([...publicSources].sort()).toEqual(
      [
        '/both.ts',
        '/main.js',
        '/open.css',
        '/open.mdx',
        '/open.svg',
        '/shell.mdx',
        '/teaser.ts',
      ].sort(),
    );
    expect([...gatedSources].sort()).toEqual(
      ['/deep.json', '/secret.css', '/secret.png', '/secret.svg', '/secret.ts'].sort(),
    );
  });

  it('returns the gates that use a source', () => {
    const { gatesUsing } = usage();
    expect([...gatesUsing('/deep.json')]).toEqual(['/shell.mdx?gated']);
    expect([...gatesUsing('/secret.svg')]).toEqual(['/shell.mdx?gated']);
    expect([...gatesUsing('/open.svg')]).toEqual([]);
  });
});

it('collectModuleUsage lists what gates import', () => {
  expect([...usage().gatedModules]).toEqual(['/shell.mdx?gated']);
});

describe('isGatedModule', () => {
  it.each([
    ['/a.mdx?gated', true],
    ['/a.mdx?gated=0', true],
    ['/a.mdx?x=1&gated', true],
    ['/a.mdx', false],
    ['/a.mdx?truncated=true', false],
    ['/gated.mdx?notgated', false],
    [undefined, false],
  ])('%s: %s', (resource, isGated) => {
    expect(isGatedModule({ resource })).toBe(isGated);
  });
});
