import { describe, expect, it } from 'vitest';
import { FakeBundle } from '../testing/fakeBundle';
import type { Chunk, Compilation, Module, SplitChunks } from './bundler';
import { keepGatedApart } from './keepGatedApart';

const bundle = new FakeBundle();
const entry = bundle.chunk(['main.js'], [], 'main');
const shell = bundle.chunk(['shell.js']);
const page = bundle.chunk(['a.js'], [], 'gated-a');
const lazy = bundle.chunk(['lazy.js']);
const both = bundle.chunk(['both.js']);
const main = bundle.group('main', [entry]);
const open = bundle.group('open', [shell, both], [main]);
const gate = bundle.group('gated-a', [page, both], [open]);
const below = bundle.group(null, [lazy], [gate]);
bundle.link(below, below);

type StylesTest = (
  module: Module,
  context: { chunkGraph: Pick<Compilation['chunkGraph'], 'getModuleChunksIterable'> },
) => boolean;

/** The chunks that a cache group can take modules from. */
function taken(splitChunks: SplitChunks, name: string): Chunk[] {
  keepGatedApart(splitChunks);
  const { chunks } = splitChunks.cacheGroups?.[name] as { chunks: (chunk: Chunk) => boolean };
  return [entry, shell, page, lazy, both].filter(chunks);
}

describe('keepGatedApart', () => {
  it('keeps gated chunks and what they load out of a named group', () => {
    expect(taken({ cacheGroups: { styles: { name: 'styles', chunks: 'all' } } }, 'styles')).toEqual(
      [entry, shell, both],
    );
  });

  it("respects a group's own choice of chunks", () => {
    expect(taken({ cacheGroups: { common: { name: 'common' } } }, 'common')).toEqual([shell, both]);
    expect(
      taken({ chunks: 'initial', cacheGroups: { first: { name: 'first' } } }, 'first'),
    ).toEqual([entry]);
    expect(
      taken(
        { cacheGroups: { mine: { name: 'mine', chunks: (chunk: Chunk) => chunk !== shell } } },
        'mine',
      ),
    ).toEqual([entry, both]);
    expect(taken({ cacheGroups: { byName: { name: 'x', chunks: /main/ } } }, 'byName')).toEqual([
      entry,
    ]);
  });

  it('shares the styles that a public page also has, and no others', () => {
    const styles = { name: 'styles', type: 'css/mini-extract', chunks: 'all' };
    keepGatedApart({ cacheGroups: { styles } });
    const { test } = styles as unknown as { test: StylesTest };
    const isShared = (...chunks: Chunk[]): boolean =>
      test({}, { chunkGraph: { getModuleChunksIterable: () => chunks } });
    expect(isShared(shell)).toBe(true);
    expect(isShared(page, shell)).toBe(true);
    expect(isShared(page)).toBe(false);
    expect(isShared(page, lazy)).toBe(false);
  });

  it("ignores unnamed groups, which don't create one chunk for the whole site", () => {
    const splitChunks = { cacheGroups: { default: false, vendors: { test: /x/ } } };
    keepGatedApart(splitChunks);
    expect(splitChunks).toEqual({ cacheGroups: { default: false, vendors: { test: /x/ } } });
    keepGatedApart(false);
    keepGatedApart(undefined);
  });
});
