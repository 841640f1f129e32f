import { describe, expect, it } from 'vitest';
import { FakeBundle } from '../testing/fakeBundle';
import type { Chunk } from './bundler';
import { findWorkers } from './findWorkers';

describe('findWorkers', () => {
  it('finds what starts a chunk that no other chunk group refers to', () => {
    const bundle = new FakeBundle();
    const main = bundle.group('main', [bundle.chunk(['main.js'])]);
    bundle.group('gated-a', [bundle.chunk(['a.js'])], [main]);
    const open = bundle.worker([bundle.chunk(['/open.ts', 'open.js'])]);
    const gated = bundle.worker([bundle.chunk(['/gated.ts', 'gated.js'])]);
    const compilation = {
      ...bundle.compilation(),
      chunkGraph: {
        getChunkEntryModulesIterable: (chunk: Chunk) =>
          [...chunk.files].slice(0, 1).map((file) => ({ nameForCondition: () => file })),
      },
    } as unknown as Parameters<typeof findWorkers>[0];

    const workers = findWorkers(compilation, {
      publicSources: new Set(['/open.ts']),
      gatedSources: new Set(['/gated.ts']),
      gatedModules: new Set(['/docs/a.mdx?gated']),
      gatesUsing: (source) => new Set(source === '/gated.ts' ? ['/docs/a.mdx?gated'] : []),
    });
    expect(workers).toEqual([
      { group: open, source: '/open.ts', script: 'open.js', isPublic: true, gates: new Set() },
      {
        group: gated,
        source: '/gated.ts',
        script: 'gated.js',
        isPublic: false,
        gates: new Set(['/docs/a.mdx?gated']),
      },
    ]);
  });
});
