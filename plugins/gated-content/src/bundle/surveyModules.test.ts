import { describe, expect, it } from 'vitest';
import type { Compilation, Module } from './bundler';
import { isGatedModule, surveyModules } from './surveyModules';

const GRAPH: Record<string, string[]> = {
  '/main.js': ['/shell.mdx', '/open.mdx'],
  '/open.mdx': ['/both.ts', '/open.mdx'],
  '/shell.mdx': ['/teaser.ts', '/shell.mdx?gated'],
  '/shell.mdx?gated': ['/both.ts', '/secret.ts', '/secret.png?x=1'],
  '/secret.ts': ['/deep.json'],
};

function survey() {
  const modules = new Map<string, Module>();
  const moduleOf = (resource: string): Module => {
    const module = modules.get(resource) ?? { resource };
    modules.set(resource, module);
    return module;
  };
  const connections = (module: Module) =>
    (GRAPH[module.resource ?? ''] ?? []).map((to) => ({ module: moduleOf(to) }));
  for (const [from, to] of Object.entries(GRAPH)) [from, ...to].forEach(moduleOf);
  const entry = {};
  const compilation = {
    entries: new Map([['main', { dependencies: [entry] }]]),
    moduleGraph: {
      getModule: () => moduleOf('/main.js'),
      getOutgoingConnections: (module: Module) => [...connections(module), { module: null }],
    },
  } as unknown as Compilation;
  return surveyModules(compilation, [...modules.values(), {}]);
}

describe('surveyModules', () => {
  it('tells what only gated pages use from what is public, whatever chunk it ends up in', () => {
    const { publicSources, gatedSources } = survey();
    expect([...publicSources].sort()).toEqual(
      ['/both.ts', '/main.js', '/open.mdx', '/shell.mdx', '/teaser.ts'].sort(),
    );
    expect([...gatedSources].sort()).toEqual(['/deep.json', '/secret.png', '/secret.ts']);
  });
});

it('surveyModules names what gates ask for', () => {
  expect([...survey().gatedModules]).toEqual(['/shell.mdx?gated']);
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
