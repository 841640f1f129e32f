import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { MANIFEST_FILE } from '@gatehouse/contract/manifestFile';
import AdmZip from 'adm-zip';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkBuild } from './checkBuild';
import { isClean } from './findings/Findings';
import { fingerprintOfFile, SOURCE_RECORD_FILE, type SourceRecord } from './record';

const TEXT = 'Rotate the signing key once a month, and whenever somebody leaves.';
const CODE = "const secret = await vault.read('payments/webhook');";

function zipOf(name: string, text: string): Buffer {
  const archive = new AdmZip();
  archive.addFile(name, Buffer.from(text));
  return archive.toBuffer();
}

let root: string;
let record: SourceRecord;
const write = (name: string, content: string | Buffer): void => {
  mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
  writeFileSync(path.join(root, name), content);
};
const verify = () => {
  write(`build-gated/${SOURCE_RECORD_FILE}`, JSON.stringify(record));
  const build = { publicDir: path.join(root, 'build'), gatedDir: path.join(root, 'build-gated') };
  return checkBuild(build);
};

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'verify-'));
  record = {
    version: 1,
    siteDir: '..',
    gated: [
      {
        source: 'docs/keys.mdx',
        isPage: true,
        lines: [TEXT, CODE, 'And a third line of the page.'].map((text, index) => ({
          line: index + 7,
          text,
        })),
      },
    ],
    gatedFiles: [],
    publicSources: ['docs/open.mdx', 'node_modules/lib/index.js'],
    publicTexts: [],
  };
  const manifest = { buildId: 'x', baseUrl: '/', plans: [], routes: {}, files: {} };
  write(`build-gated/${MANIFEST_FILE}`, JSON.stringify(manifest));
  write('build-gated/html/docs/keys.html', `<p>${TEXT}</p><p>And a third line of the page.</p>`);
  write('build-gated/files/assets/js/gated-a.js', JSON.stringify({ TEXT, CODE }));
  write('build/index.html', '<p>Welcome.</p>');
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

describe('checkBuild', () => {
  it('finds nothing in a clean build', () => {
    const findings = verify();
    expect(isClean(findings)).toBe(true);
    expect(findings.extent).toEqual({ files: 1, bytes: 15, sources: 1, lines: 3 });
  });

  it.each([
    ['in plain text', 'llms.txt', `# Keys\n\n${TEXT}`],
    ['in a search index', 'search.json', JSON.stringify({ t: TEXT })],
    ['compressed', 'llms.txt.gz', gzipSync(TEXT)],
    [
      'inlined as base64',
      'a.css',
      `url(data:text/plain;base64,${Buffer.from(TEXT).toString('base64')})`,
    ],
    [
      'as base64 by itself, in lines as mail has them',
      'data.json',
      JSON.stringify({
        a: Buffer.from(TEXT.repeat(3)).toString('base64').replace(/.{76}/g, '$&\n'),
      }),
    ],
    ['as base64 for URLs', 'a.js', `x("${Buffer.from(`“${TEXT}”`).toString('base64url')}")`],
    ['compressed in base64', 'a.json', JSON.stringify(gzipSync(TEXT).toString('base64'))],
    ['in an archive', 'docs.zip', zipOf('notes.txt', TEXT)],
    ['in highlighted code', 'code.html', CODE.replace(/(\w+)/g, '<span class="token">$1</span>')],
    ['in a name', `${TEXT.replaceAll(' ', '-')}txt`, 'x'],
  ])('finds a gated text %s', (_where, file, content) => {
    write(`build/${file}`, content);
    const findings = verify();
    expect(isClean(findings)).toBe(false);
    expect(findings.leaks).toMatchObject([{ source: 'docs/keys.mdx', file, more: 0 }]);
  });

  it('names a file once for each source, with the number of texts', () => {
    write('build/llms.txt', `${TEXT}\n${CODE}`);
    expect(verify().leaks).toMatchObject([{ file: 'llms.txt', line: 7, text: TEXT, more: 1 }]);
  });

  it('treats text that is also in a public source as a quote, not a leak', () => {
    write('docs/open.mdx', `As we say: ${TEXT}`);
    write('build/docs/open.html', `<p>As we say: ${TEXT}</p>`);
    const findings = verify();
    expect(isClean(findings)).toBe(true);
    expect(findings.quotes).toEqual([
      { source: 'docs/keys.mdx', line: 7, text: TEXT, publicSource: 'docs/open.mdx' },
    ]);
  });

  it('ignores the path of a gated page, which public modules contain', () => {
    const link = './how-we-rotate-signing-keys.mdx';
    record.gated[0]?.lines.push({ line: 20, text: `See [this](${link}).` });
    record.publicTexts = [
      { source: 'docs/how-we-rotate-signing-keys.mdx (its public part)', text: '' },
    ];
    write('build/assets/js/main.js', '"@site/docs/how-we-rotate-signing-keys.mdx"');
    expect(verify()).toMatchObject({ leaks: [], quotes: [], doubts: [] });
  });

  it('ignores text that a package contains, too', () => {
    write('node_modules/lib/index.js', CODE);
    write('build/assets/js/main.js', CODE);
    const findings = verify();
    expect(isClean(findings)).toBe(true);
    expect(findings.quotes).toEqual([]);
  });

  it('counts text that only a deleted public source may have contained as a leak', () => {
    write('build/docs/open.html', TEXT);
    expect(isClean(verify())).toBe(false);
  });

  describe('with texts that are too short to prove a leak alone', () => {
    const short = [
      '## Pricing model',
      '![Margin by region](./m.png)',
      '| Walk-away price | € 4,200 |',
    ];
    beforeEach(() => {
      const lines = short.map((text, index) => ({ line: index + 11, text }));
      record.gated.push({ source: 'docs/prices.mdx', isPage: true, lines });
    });

    it('reports three of them as a leak: a table of contents, attributes, cells', () => {
      write(
        'build/toc.json',
        '["Pricing model"] <img alt="Margin by region"> <td>Walk-away price</td>',
      );
      expect(verify().leaks).toMatchObject([
        { source: 'docs/prices.mdx', line: 11, file: 'toc.json', more: 2 },
      ]);
    });

    it('warns about one of them, once for all files that contain it', () => {
      for (const page of ['a', 'b', 'c']) write(`build/${page}.html`, '<a>Pricing model</a>');
      const findings = verify();
      expect(isClean(findings)).toBe(true);
      expect(findings.doubts).toEqual([
        { source: 'docs/prices.mdx', line: 11, text: '## Pricing model', file: 'a.html', more: 2 },
      ]);
    });

    it.each([
      ['a public source contains it', () => write('docs/open.mdx', 'Our pricing model is simple.')],
      ['it is part of another text', () => write('build/a.html', '<p>Our pricing model.</p>')],
      ['its words belong to two texts', () => write('build/a.html', '<a>Pricing</a><a>Model</a>')],
    ])('reports nothing when %s', (_why, change) => {
      write('build/a.html', '<a>Pricing model</a>');
      change();
      expect(verify()).toMatchObject({ leaks: [], doubts: [] });
    });
  });

  it.each([
    ['under another name', (bytes: Buffer) => bytes],
    ['compressed', (bytes: Buffer) => gzipSync(bytes)],
    [
      'inlined',
      (bytes: Buffer) => Buffer.from(`url(data:image/png;base64,${bytes.toString('base64')})`),
    ],
  ])('finds a gated source file %s', (_how, pack) => {
    const bytes = Buffer.from(Array.from({ length: 200 }, (_, index) => (index * 7) % 256));
    record.gatedFiles = [fingerprintOfFile('docs/secret.png', bytes)];
    write('build/img/renamed.bin', pack(bytes));
    expect(verify().leakedFiles).toEqual([
      { gatedFile: 'docs/secret.png', file: 'img/renamed.bin' },
    ]);
  });

  it("allows a package's licenses next to both a gated and a public script", () => {
    const licenses = '/*! A package | MIT license | its authors */';
    write('build-gated/files/assets/js/gated.1.js.LICENSE.txt', licenses);
    write('build/assets/js/main.2.js.LICENSE.txt', licenses);
    write('build-gated/files/assets/files/paper.txt', licenses);
    expect(verify().leakedFiles).toEqual([
      { gatedFile: 'assets/files/paper.txt', file: 'assets/js/main.2.js.LICENSE.txt' },
    ]);
    rmSync(path.join(root, 'build-gated/files/assets/files/paper.txt'));
    expect(verify().leakedFiles).toEqual([]);
  });

  it('does not treat a full public copy of a gated page as a quote', () => {
    const page = `${TEXT}\n${CODE}\n`;
    record.gatedFiles = [fingerprintOfFile('docs/keys.mdx', Buffer.from(page))];
    record.publicSources = ['static/keys.txt'];
    write('static/keys.txt', page);
    write('build/keys.txt', page);
    expect(verify()).toMatchObject({
      leaks: [],
      quotes: [{ publicSource: 'static/keys.txt' }],
      leakedFiles: [{ gatedFile: 'docs/keys.mdx', file: 'keys.txt' }],
    });
  });

  it("throws for a file that claims to be compressed but can't be read", () => {
    write('build/broken.gz', Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3]));
    expect(verify).toThrow(/The contents of .*broken\.gz can't be checked: .*Repair the file/);
  });

  it('finds a gated file of the build under any other name', () => {
    write('build-gated/files/assets/paper.pdf', 'p'.repeat(500));
    write('build/img/renamed.bin', 'p'.repeat(500));
    expect(verify().leakedFiles).toEqual([
      { gatedFile: 'assets/paper.pdf', file: 'img/renamed.bin' },
    ]);
  });

  it("fails when it can't find a page in the gated output: the control", () => {
    write('build-gated/html/docs/keys.html', '<p>Something else.</p>');
    write('build-gated/files/assets/js/gated-a.js', '"something else"');
    const findings = verify();
    expect(isClean(findings)).toBe(false);
    expect(findings.blindSpots).toEqual([
      { source: 'docs/keys.mdx', seen: 0, of: 3 },
      { source: 'all pages together', seen: 0, of: 3 },
    ]);
  });

  it("throws for a directory that isn't a build's output", () => {
    rmSync(path.join(root, 'build'), { recursive: true });
    expect(verify).toThrow(/There is no public build in .*build\./);
  });

  it('throws for a gated directory without its record', () => {
    const publicDir = path.join(root, 'build');
    expect(() => checkBuild({ publicDir, gatedDir: publicDir })).toThrow(
      /There is no manifest\.json in/,
    );
  });
});
