import { describe, expect, it } from 'vitest';
import { FakeBundle } from '../testing/fakeBundle';
import type { ChunkGroup } from './bundler';
import { accessOfGates, classifyFiles, filesOfGate } from './classifyFiles';

const gated = (bundle: FakeBundle) =>
  Object.fromEntries([...classify(bundle).gatedFiles].map(([file, gates]) => [file, [...gates]]));

const classify = (bundle: FakeBundle, workers: Parameters<typeof classifyFiles>[1] = []) =>
  classifyFiles(bundle.compilation(), workers, (page) => `gate ${page}`);

describe('classifyFiles', () => {
  it('treats everything that the entry reaches without a gate as public', () => {
    const bundle = new FakeBundle();
    const main = bundle.group('main', [bundle.chunk(['main.js'], ['logo.png'])]);
    bundle.group('shell', [bundle.chunk(['shell.js', 'shell.css'], ['shell.js.map'])], [main]);
    expect(classify(bundle)).toEqual({
      publicFiles: new Set(['main.js', 'logo.png', 'shell.js', 'shell.css', 'shell.js.map']),
      gatedFiles: new Map(),
    });
  });

  it('gates a page with its styles, source maps and images, and its lazy chunks', () => {
    const bundle = new FakeBundle();
    const main = bundle.group('main', [bundle.chunk(['main.js'])]);
    const page = bundle.group(
      'gated-a',
      [bundle.chunk(['a.js', 'a.css'], ['a.js.map', 'a.png'])],
      [main],
    );
    const lazy = bundle.group(null, [bundle.chunk(['lazy.js'])], [page]);
    bundle.group(null, [bundle.chunk(['lazier.js'])], [lazy]);
    expect(gated(bundle)).toEqual({
      'a.js': ['a'],
      'a.css': ['a'],
      'a.js.map': ['a'],
      'a.png': ['a'],
      'lazy.js': ['a'],
      'lazier.js': ['a'],
    });
  });

  it('keeps files public that a public page also needs', () => {
    const bundle = new FakeBundle();
    const main = bundle.group('main', [bundle.chunk(['main.js'])]);
    const shared = bundle.chunk(['shared.js'], ['both.png']);
    const page = bundle.group('gated-a', [bundle.chunk(['a.js'], ['both.png']), shared], [main]);
    const lazy = bundle.group(null, [bundle.chunk(['lazy.js'])], [page]);
    const open = bundle.group('open', [shared], [main]);
    bundle.link(open, lazy);
    expect(gated(bundle)).toEqual({ 'a.js': ['a'] });
  });

  it('names every page that needs a file, and handles cycles', () => {
    const bundle = new FakeBundle();
    const main = bundle.group('main', [bundle.chunk(['main.js'])]);
    const both = bundle.chunk(['both.js']);
    const a = bundle.group('gated-a', [both], [main]);
    const b = bundle.group('gated-b', [both], [main]);
    bundle.link(a, b);
    bundle.link(b, a);
    expect(gated(bundle)).toEqual({ 'both.js': ['a', 'b'] });
  });

  it('separates a gate that is reached through another one: a section of a gated page', () => {
    const bundle = new FakeBundle();
    const main = bundle.group('main', [bundle.chunk(['main.js'])]);
    const page = bundle.group('gated-page', [bundle.chunk(['page.js'])], [main]);
    const section = bundle.group('gated-section', [bundle.chunk(['section.js'])], [page]);
    bundle.group(null, [bundle.chunk(['lazy.js'])], [section]);
    expect(gated(bundle)).toEqual({
      'page.js': ['page'],
      'section.js': ['section'],
      'lazy.js': ['section'],
    });
  });

  it('assigns a worker to the page that starts it', () => {
    const bundle = new FakeBundle();
    bundle.group('main', [bundle.chunk(['main.js'])]);
    const [open, gated] = ['open.js', 'gated.js'].map((file) =>
      bundle.worker([bundle.chunk([file])]),
    ) as [ChunkGroup, ChunkGroup];
    bundle.group(null, [bundle.chunk(['open-lazy.js'])], [open]);
    const classified = classify(bundle, [
      { group: open, isPublic: true, gates: new Set(['a']) },
      { group: gated, isPublic: false, gates: new Set(['a', 'b']) },
    ]);
    expect(classified.publicFiles).toEqual(new Set(['main.js', 'open.js', 'open-lazy.js']));
    expect(classified.gatedFiles).toEqual(new Map([['gated.js', new Set(['gate a', 'gate b'])]]));
  });

  it('gates unreachable files for everyone', () => {
    const bundle = new FakeBundle();
    bundle.group('main', [bundle.chunk(['main.js'])]);
    bundle.chunk(['orphan.js']);
    expect(gated(bundle)).toEqual({ 'orphan.js': [] });
  });

  it('lists what a page loads initially', () => {
    const bundle = new FakeBundle();
    const main = bundle.group('main', [bundle.chunk(['main.js'])]);
    const page = bundle.group(
      'gated-a',
      [bundle.chunk(['v.js']), bundle.chunk(['a.js', 'a.css'])],
      [main],
    );
    bundle.group(null, [bundle.chunk(['lazy.js'])], [page]);
    expect(filesOfGate(bundle.compilation(), 'a')).toEqual(['v.js', 'a.js', 'a.css']);
    expect(filesOfGate(bundle.compilation(), 'none')).toEqual([]);
  });
});

describe('accessOfGates', () => {
  const access = new Map([
    ['a', ['premium']],
    ['b', ['team']],
  ]);

  it('opens a file to readers of any of its pages', () => {
    expect(accessOfGates(['a', 'b'], access)).toEqual(['premium', 'team']);
  });

  it('refuses everyone a file without a page', () => {
    expect(accessOfGates([], access)).toEqual([]);
    expect(accessOfGates(['unknown'], access)).toEqual([]);
  });
});
