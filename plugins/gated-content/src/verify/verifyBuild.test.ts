import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { MANIFEST_FILE } from '@gatehouse/contract/manifest';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isClean } from './Findings';
import { SOURCE_RECORD_FILE, type SourceRecord } from './SourceRecord';
import { verifyBuild } from './verifyBuild';

const TEXT = 'Rotate the signing key once a month, and whenever somebody leaves.';
const CODE = "const secret = await vault.read('payments/webhook');";

let root: string;
let record: SourceRecord;
const write = (name: string, content: string | Buffer): void => {
  mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
  writeFileSync(path.join(root, name), content);
};
const verify = () => {
  write(`build-gated/${SOURCE_RECORD_FILE}`, JSON.stringify(record));
  return verifyBuild(path.join(root, 'build'), path.join(root, 'build-gated'));
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
    publicSources: ['docs/open.mdx', 'node_modules/lib/index.js'],
    publicTexts: [],
  };
  const manifest = { version: 1, buildId: 'x', baseUrl: '/', plans: [], routes: {}, files: {} };
  write(`build-gated/${MANIFEST_FILE}`, JSON.stringify(manifest));
  write('build-gated/html/docs/keys.html', `<p>${TEXT}</p><p>And a third line of the page.</p>`);
  write('build-gated/files/assets/js/gated-a.js', JSON.stringify({ TEXT, CODE }));
  write('build/index.html', '<p>Welcome.</p>');
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

describe('verifyBuild', () => {
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

  it('takes for a quote what a public source says, and for no leak', () => {
    write('docs/open.mdx', `As we say: ${TEXT}`);
    write('build/docs/open.html', `<p>As we say: ${TEXT}</p>`);
    const findings = verify();
    expect(isClean(findings)).toBe(true);
    expect(findings.quotes).toEqual([
      { source: 'docs/keys.mdx', line: 7, text: TEXT, publicSource: 'docs/open.mdx' },
    ]);
  });

  it('says nothing of what a package holds as well', () => {
    write('node_modules/lib/index.js', CODE);
    write('build/assets/js/main.js', CODE);
    const findings = verify();
    expect(isClean(findings)).toBe(true);
    expect(findings.quotes).toEqual([]);
  });

  it('counts as a leak what a public source that is gone may have held', () => {
    write('build/docs/open.html', TEXT);
    expect(isClean(verify())).toBe(false);
  });

  it('finds a gated file under any other name', () => {
    write('build-gated/files/assets/paper.pdf', 'p'.repeat(500));
    write('build/img/renamed.bin', 'p'.repeat(500));
    expect(verify().leakedFiles).toEqual([
      { gatedFile: 'assets/paper.pdf', file: 'img/renamed.bin' },
    ]);
  });

  it('fails when it cannot find a page where it must be: the control', () => {
    write('build-gated/html/docs/keys.html', '<p>Something else.</p>');
    write('build-gated/files/assets/js/gated-a.js', '"something else"');
    const findings = verify();
    expect(isClean(findings)).toBe(false);
    expect(findings.blindSpots).toEqual([
      { source: 'docs/keys.mdx', seen: 0, of: 3 },
      { source: 'all pages together', seen: 0, of: 3 },
    ]);
  });

  it('refuses a directory that no build has left', () => {
    rmSync(path.join(root, 'build'), { recursive: true });
    expect(verify).toThrow(/There is no public build in .*build\./);
  });

  it('refuses a gated directory without its record', () => {
    expect(() => verifyBuild(path.join(root, 'build'), path.join(root, 'build'))).toThrow(
      /There is no manifest\.json in/,
    );
  });
});
