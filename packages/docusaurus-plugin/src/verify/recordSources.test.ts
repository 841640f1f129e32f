import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { recordSources } from './recordSources';

const root = mkdtempSync(path.join(tmpdir(), 'record-'));
// As in a package manager that keeps everything in one store.
const siteDir = path.join(root, 'node_modules/site');
afterAll(() => {
  rmSync(root, { recursive: true });
});
const write = (name: string, text: string): string => {
  const file = path.join(siteDir, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
};

describe('recordSources', () => {
  const page = write(
    'docs/a.mdx',
    "---\ntitle: A\n---\n\nexport const price = 'forty';\n\nOpen.\n\n{/* truncate */}\n\n## Closed\n\nText.\n",
  );
  const record = recordSources({
    siteDir,
    gatedDir: path.join(siteDir, 'build-gated'),
    gatedPages: new Set([page]),
    sections: new Map(),
    usage: {
      gatesUsing: () => new Set(),
      publicSources: new Set([
        page,
        write('docs/open.mdx', ''),
        write('.docusaurus/registry.js', ''),
        write('blog/copy.png', 'bytes'),
        'data:text/plain,x',
      ]),
      gatedSources: new Set([
        page,
        write('src/Secret.tsx', 'export const A = 1;\n'),
        write('docs/secret.png', 'bytes'),
        write('../documents/_part.mdx', 'A part that is next to the site.\n'),
        write('../documents/prices.json', '{ "seats": "Twenty seats cost less." }'),
        write('node_modules/lib/index.js', 'code'),
        write('.docusaurus/a.json', '{}'),
      ]),
      gatedModules: new Set(),
    },
    generatedFilesDir: path.join(siteDir, '.docusaurus'),
    staticFiles: [write('static/logo.svg', ''), path.join(siteDir, 'static/vault/paper.txt')],
    gatedStaticFiles: new Set([write('static/vault/paper.txt', 'A gated static text.')]),
    publicTexts: [{ source: 'the configuration', text: '{}' }],
    format: 'mdx',
  });

  it('records the lines outside the teaser, numbered as in the file', () => {
    expect(record.gated[0]).toEqual({
      source: 'docs/a.mdx',
      isPage: true,
      lines: [
        { line: 5, text: "export const price = 'forty';" },
        { line: 11, text: '## Closed' },
        { line: 13, text: 'Text.' },
      ],
    });
  });

  it('records what only gated pages include and the author wrote, also outside the site (GAT-02)', () => {
    expect(record.gated.slice(1)).toEqual([
      {
        source: 'src/Secret.tsx',
        isPage: false,
        lines: [{ line: 1, text: 'export const A = 1;' }],
      },
      {
        source: '../documents/_part.mdx',
        isPage: false,
        lines: [{ line: 1, text: 'A part that is next to the site.' }],
      },
      {
        source: '../documents/prices.json',
        isPage: false,
        lines: [{ line: 1, text: '{ "seats": "Twenty seats cost less." }' }],
      },
      {
        source: 'static/vault/paper.txt',
        isPage: false,
        lines: [{ line: 1, text: 'A gated static text.' }],
      },
    ]);
  });

  it('records the hash of every file, including binary ones', () => {
    expect(record.gatedFiles.map(({ name }) => name)).toEqual([
      'docs/a.mdx',
      'src/Secret.tsx',
      'docs/secret.png',
      '../documents/_part.mdx',
      '../documents/prices.json',
      'static/vault/paper.txt',
    ]);
    expect(record.gatedFiles.at(2)).toEqual({
      name: 'docs/secret.png',
      size: 5,
      sha256: createHash('sha256').update('bytes').digest('hex'),
    });
  });

  it('records public pages’ images that may be copies of gated ones: their author published them', () => {
    expect(record.openFiles?.map(({ name }) => name)).toEqual(['blog/copy.png']);
    expect(record.openFiles?.[0]?.sha256).toBe(
      record.gatedFiles.find(({ name }) => name === 'docs/secret.png')?.sha256,
    );
  });

  it('lists public sources, and only the public part of a gated page', () => {
    expect(record.siteDir).toBe('..');
    expect(record.publicSources).toEqual(['docs/open.mdx', 'blog/copy.png', 'static/logo.svg']);
    expect(record.publicTexts).toEqual([
      { source: 'the configuration', text: '{}' },
      { source: 'docs/a.mdx (its public part)', text: '---\ntitle: A\n---\n\n\n\nOpen.\n\n' },
    ]);
  });
});
