import { describe, expect, it } from 'vitest';
import { findUnclaimedAssets } from './findUnclaimedAssets';

const TEXTS: Record<string, string> = {
  'main.js': '"assets/images/public-1.png"',
  'a.js': '"assets/images/secret-2.png" "assets/images/public-1.png"',
  'b.css': 'url(/assets/images/secret-2.png)',
};
const find = (assets: string[]) =>
  findUnclaimedAssets(
    assets,
    {
      publicFiles: new Set(['main.js', 'assets/images/claimed-3.png']),
      gatedFiles: ['a.js', 'b.css'],
    },
    (file) => TEXTS[file] ?? '',
  );

describe('findUnclaimedAssets', () => {
  it('finds the gated files that name an asset no chunk lists', () => {
    expect(find(['assets/images/secret-2.png'])).toEqual(
      new Map([['assets/images/secret-2.png', ['a.js', 'b.css']]]),
    );
  });

  it('ignores assets that a public file names, a chunk lists, or that are copied verbatim', () => {
    expect(
      find(['assets/images/public-1.png', 'assets/images/claimed-3.png', 'img/logo.png', 'a.js']),
    ).toEqual(new Map());
  });

  it('finds no gates for an asset that nothing names', () => {
    expect(find(['assets/files/orphan-4.pdf'])).toEqual(
      new Map([['assets/files/orphan-4.pdf', []]]),
    );
  });
});
