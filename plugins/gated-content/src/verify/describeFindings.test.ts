import { describe, expect, it } from 'vitest';
import { describeFindings } from './describeFindings';

const extent = { files: 12, bytes: 2_340_000, sources: 3, lines: 120 };
const place = {
  source: 'docs/keys.mdx',
  line: 7,
  text: 'Rotate the signing key once a month, and whenever somebody leaves.',
};

describe('describeFindings', () => {
  it('says what was looked at when nothing is found', () => {
    expect(
      describeFindings({
        leaks: [],
        leakedFiles: [],
        blindSpots: [],
        quotes: [],
        doubts: [],
        extent,
      }),
    ).toMatchInlineSnapshot(
      `"Looked for 120 gated lines of 3 sources in 12 public files, 2.3 MB: none is there."`,
    );
  });

  it('names page, text, file, cause and remedy', () => {
    expect(
      describeFindings({
        leaks: [
          { ...place, file: 'llms.txt', more: 2 },
          { ...place, file: 'assets/js/common.js', more: 0 },
          { ...place, file: 'docs/other.html', more: 1 },
        ],
        leakedFiles: [{ gatedFile: 'assets/files/paper-1.pdf', file: 'paper.pdf' }],
        blindSpots: [{ source: 'docs/odd.mdx', seen: 0, of: 9 }],
        quotes: [{ ...place, publicSource: 'docs/open.mdx' }],
        doubts: [{ ...place, text: 'Signing keys', file: 'index.html', more: 1 }],
        extent,
      }),
    ).toMatchInlineSnapshot(`
      "Warning: docs/keys.mdx:7 is gated, and docs/open.mdx says the same in public:
        “Rotate the signing key once a month, and whenever somebody l…”

      Warning: docs/keys.mdx:7 is gated, and index.html (and 1 more file) has a short text of it:
        “Signing keys”
        No public source says it. If that is no accident, something shows a part of the page.

      Gated text in the public build: llms.txt
        holds docs/keys.mdx:7 (and 2 more lines): “Rotate the signing key once a month, and whenever somebody l…”
        Likely cause: a plugin reads the sources from disk and writes them (search, feeds, llms.txt).
        Tell it to leave out gated pages, or remove it.

      Gated text in the public build: assets/js/common.js
        holds docs/keys.mdx:7: “Rotate the signing key once a month, and whenever somebody l…”
        Likely cause: a public page includes the file, or reads it through a loader of its own.
        Gate that page as well, or take the import out of it.

      Gated text in the public build: docs/other.html
        holds docs/keys.mdx:7 (and 1 more line): “Rotate the signing key once a month, and whenever somebody l…”
        Likely cause: a public page or a component of the theme shows it.
        Gate that page as well, or remove the text from it.

      Gated file in the public build: paper.pdf
        has the bytes of assets/files/paper-1.pdf, which only gated pages use.
        Likely cause: a copy of it in a static directory, or beside a public page. Remove the copy.

      The scan is blind: in the gated output, where it must be, it finds of
      - docs/odd.mdx: 0 of 9 lines
      Likely cause: a plugin for Markdown that rewrites the text. Without this control nothing proves
      that these pages are not public as well.

      Looked for 120 gated lines of 3 sources in 12 public files, 2.3 MB: 4 leaks."
    `);
  });

  it('does not bury the reader', () => {
    const leaks = Array.from({ length: 30 }, (_, index) => ({
      ...place,
      file: `${index}.txt`,
      more: 0,
    }));
    const text = describeFindings({
      leaks,
      leakedFiles: [],
      blindSpots: [],
      quotes: [],
      doubts: [],
      extent,
    });
    expect(text).toContain('… and 10 more.');
    expect(text).toContain('30 leaks.');
  });
});
