import { describe, expect, it } from 'vitest';
import type { Leak } from '../findings/Findings';
import { describeFindings, reportOf } from './describeFindings';

const extent = { files: 12, bytes: 2_340_000, sources: 3, lines: 120 };
const place = {
  source: 'docs/keys.mdx',
  line: 7,
  text: 'Rotate the signing key once a month, and whenever somebody leaves.',
};

const leak = (file: string, lines: number[]): Leak => ({
  ...place,
  file,
  more: lines.length - 1,
  share: lines.length / 3,
  lines: lines.map((line) => ({ line, text: place.text, words: 'the signing key once a month' })),
});

describe('describeFindings', () => {
  it('says what was searched when nothing is found', () => {
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
      `"Looked for 120 gated lines of 3 sources in 12 public files, 2.3 MB: none found."`,
    );
  });

  it('names page, text, file, cause and remedy', () => {
    expect(
      describeFindings({
        leaks: [
          leak('llms.txt', [7, 9]),
          leak('llms-full.txt', [7]),
          leak('search-index-docs.json', [7]),
          leak('content/keys.md', [7, 8, 9]),
          leak('assets/js/common.js', [7]),
          leak('docs/other.html', [8]),
        ],
        plugins: ['docusaurus-plugin-llms', 'classic'],
        unproved: ['docs/gallery.mdx'],
        unusedAllow: [{ source: 'docs/old.mdx', text: 'A text of long ago' }],
        report: '.docusaurus/gated-content-report.txt',
        leakedFiles: [{ gatedFile: 'assets/files/paper-1.pdf', file: 'paper.pdf' }],
        blindSpots: [{ source: 'docs/odd.mdx', seen: 0, of: 9 }],
        quotes: [{ ...place, publicSource: 'docs/open.mdx' }],
        doubts: [{ ...place, text: 'Signing keys', file: 'index.html', more: 1 }],
        extent,
      }),
    ).toMatchInlineSnapshot(`
      "Note: 1 gated line of 1 source is also in public sources, and therefore is public:
      - docs/open.mdx has 1 line of docs/keys.mdx, such as line 7: “Rotate the signing key once a month, and whenever somebody leaves.”

      Note: 1 gated page has too little text of its own to prove that the scan would find it:
      - docs/gallery.mdx

      Warning: the option "verify.allow" lists a text from docs/old.mdx that is not in the public build, or not gated:
        “A text of long ago”
        Remove the entry, or correct it.

      Warning: docs/keys.mdx:7 is gated, and index.html (and 1 more file) contains a short text from it:
        “Signing keys”
        No public source contains it. If that is not a coincidence, something shows a part of the page.

      Gated text in the public build: llms.txt, llms-full.txt
        contains docs/keys.mdx:7: “the signing key once a month”
          in llms.txt, llms-full.txt
        contains docs/keys.mdx:9: “the signing key once a month”
          in llms.txt
        Likely cause: a plugin reads the sources from disk: the one that writes llms.txt (docusaurus-plugin-llms).
        Configure it to leave out gated pages, or remove it.

      Gated text in the public build: search-index-docs.json
        contains docs/keys.mdx:7: “the signing key once a month”
        Likely cause: a plugin reads the sources from disk: the one for search.
        Configure it to leave out gated pages, or remove it.

      Gated text in the public build: content/keys.md
        contains docs/keys.mdx:7: “the signing key once a month”
        contains docs/keys.mdx:8: “the signing key once a month”
        contains docs/keys.mdx:9: “the signing key once a month”
        Likely cause: a plugin or a build step copies the sources of pages.
        Configure it to leave out gated pages, or remove it.

      Gated text in the public build: assets/js/common.js
        contains docs/keys.mdx:7: “the signing key once a month”
        Likely cause: a public page includes the file, or a plugin or component reads it (cards, excerpts, related pages).
        Gate that page as well, or remove the import.

      Gated text in the public build: docs/other.html
        contains docs/keys.mdx:8: “the signing key once a month”
        Likely cause: a public page shows it: a component or a plugin has read the gated source.
        Gate that page as well, or remove the text from it.

      If a text above is meant to be public, allow it in the plugin’s options: verify: { allow: [{ source: "docs/page.mdx", text: "the words in quotes" }] }.

      Gated file in the public build: paper.pdf
        has the bytes of assets/files/paper-1.pdf, which only gated pages use.
        Likely cause: a copy of it in a static directory, or next to a public page. Remove the copy.

      The scan is blind: in the gated output, where the text must be, it finds of
      - docs/odd.mdx: 0 of 9 lines
      Likely cause: a Markdown plugin that rewrites the text, or a page that was built without its body.
      Without this control, nothing proves that these pages are not public as well.

      Full report: .docusaurus/gated-content-report.txt

      Looked for 120 gated lines of 3 sources in 12 public files, 2.3 MB: 7 leaks."
    `);
  });

  it('limits the length of the summary', () => {
    const leaks = Array.from({ length: 30 }, (_, index) => leak(`${index}.txt`, [index]));
    const quotes = leaks.map(({ file }) => ({ ...place, publicSource: file }));
    const findings = { leaks, leakedFiles: [], blindSpots: [], quotes, doubts: [], extent };
    const text = describeFindings(findings);
    expect(text).toContain('Gated text in the public build: 0.txt, 1.txt, 2.txt and 27 more files');
    expect(text).toContain('… and 20 more');
    expect(text).toContain('Note: 1 gated line of 1 source is also in public sources');
    expect(text).toContain('… and 27 more');
    expect(text).toContain('30 leaks.');
    const report = reportOf(findings) ?? '';
    for (const { file } of leaks) expect(report).toContain(`in ${file}`);
    expect(report).not.toContain('more');
  });
});
