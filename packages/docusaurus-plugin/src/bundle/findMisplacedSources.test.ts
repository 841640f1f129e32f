import { describe, expect, it } from 'vitest';
import { FakeBundle } from '../testing/fakeBundle';
import type { Chunk, Module } from './bundler';
import { findMisplacedSources } from './findMisplacedSources';

describe('findMisplacedSources', () => {
  const bundle = new FakeBundle();
  const main = bundle.chunk(['main.js']);
  const page = bundle.chunk(['page.js']);
  const gated = bundle.chunk(['gated.js'], [], 'gated-1');
  const lazy = bundle.chunk(['lazy.js']);
  const shared = bundle.chunk(['shared.js']);
  const entry = bundle.group('main', [main]);
  const ofPage = bundle.group(null, [page, shared], [entry]);
  const ofGate = bundle.group('gated-1', [gated, shared], [ofPage]);
  bundle.group(null, [lazy], [ofGate]);

  const find = (chunks: Record<string, Chunk[]>): string[] => {
    const modules: Module[] = [{}, ...Object.keys(chunks).map((resource) => ({ resource }))];
    return findMisplacedSources(
      {
        modules,
        chunkGraph: { getModuleChunksIterable: ({ resource }) => chunks[resource ?? ''] ?? [] },
      },
      {
        gatedSources: new Set(['/secret.ts', '/node_modules/lib/index.js']),
      },
    );
  };

  it('finds sources that only gated pages use in a chunk that a public page loads', () => {
    expect(find({ '/secret.ts': [shared] })).toEqual(['/secret.ts']);
    expect(find({ '/secret.ts?x=1': [gated, main] })).toEqual(['/secret.ts?x=1']);
    expect(find({ '/page.mdx?gated': [page] })).toEqual(['/page.mdx?gated']);
  });

  it('ignores sources that are gated, public, or in a package', () => {
    expect(
      find({
        '/secret.ts': [gated, lazy],
        '/page.mdx?gated': [gated],
        '/open.ts': [main],
        '/node_modules/lib/index.js': [shared],
      }),
    ).toEqual([]);
  });
});
