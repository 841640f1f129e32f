import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { LoadContext } from '@docusaurus/types';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { refuseUnsafeOutputs } from './refuseUnsafeOutputs';

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'outputs-'));
  for (const name of ['docs', 'src/pages', 'static', 'node_modules', 'own'].map(site)) {
    mkdirSync(name, { recursive: true });
  }
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

const site = (name: string): string => path.join(root, 'site', name);

function write(name: string, content: unknown): void {
  mkdirSync(path.dirname(site(name)), { recursive: true });
  writeFileSync(site(name), JSON.stringify(content));
}

/** @param docs where the sources of the docs are */
function check(gated: string, publicDir = 'build', docs = 'docs'): void {
  const siteConfig = {
    staticDirectories: ['static'],
    i18n: { path: 'i18n' },
    presets: [],
    plugins: [
      ['@docusaurus/plugin-content-docs', { path: docs }],
      ['content-blog', { path: 'news' }],
    ],
  };
  const context = { siteDir: site(''), generatedFilesDir: site('.docusaurus'), siteConfig };
  const outputs = { publicDir: site(publicDir), gatedDir: site(gated) };
  refuseUnsafeOutputs(
    { ...context, siteDir: path.join(root, 'site') } as unknown as LoadContext,
    outputs,
  );
}

describe('outputs of a build', () => {
  it.each([
    ['docs', 'is docs'],
    ['docs/build-gated', 'is in docs'],
    ['news', 'is news'],
    ['src', 'is src'],
    ['src/pages', 'is in src'],
    ['static', 'is static'],
    ['static/files', 'is in static'],
    ['versioned_docs', 'is versioned_docs'],
    ['versioned_sidebars', 'is versioned_sidebars'],
    ['i18n', 'is i18n'],
    ['node_modules', 'is node_modules'],
    ['.git', 'is .git'],
    ['.docusaurus', 'is .docusaurus'],
    ['.', 'is the site'],
    ['..', 'contains the site'],
    ['link', 'is docs'],
    ['link/new', 'is in docs'],
  ])('are not %s, which %s', (name, why) => {
    symlinkSync(site('docs'), site('link'));
    expect(() => {
      check(name);
    }).toThrow(`The gated output would go to ${name}, which ${why}.`);
    expect(() => {
      check('build-gated', name);
    }).toThrow(`The public build would go to ${name}, which ${why}.`);
  });

  it.each([
    ['build', 'build'],
    ['build/gated', 'build'],
    ['out', 'out/build'],
  ])("can't contain each other: %s and %s", (gated, publicDir) => {
    expect(() => {
      check(gated, publicDir);
    }).toThrow("one can't contain the other");
  });

  it("can't be directories filled by something else, whatever their names", () => {
    write('own/sub/text.txt', 'Mine.');
    write('web/manifest.json', { name: 'A web app', icons: [] });
    write('data/sources.json', { gated: true });
    for (const name of ['own', 'web', 'data']) {
      expect(() => {
        check(name);
      }).toThrow(`${name}, which contains files that the gate did not write`);
      expect(existsSync(site(name))).toBe(true);
    }
    write('file', '');
    expect(() => {
      check('file');
    }).toThrow('the gate did not write');
  });

  it('can be new, empty, or left by a build, even a failed one', () => {
    write('done/manifest.json', { publicDir: '../build' });
    write('done/files/paper.txt', 'Gated.');
    write('failed/sources.json', { gated: [], gatedFiles: [] });
    write('french/fr/manifest.json', { publicDir: '../../build/fr' });
    mkdirSync(site('begun/.staging'), { recursive: true });
    for (const name of ['new', 'own', 'done', 'failed', 'french', 'begun']) {
      expect(() => {
        check(name);
      }).not.toThrow();
    }
  });

  it('can be next to sources that have no folder of their own, or next to the site', () => {
    for (const docs of ['.', '..', '../..']) {
      expect(() => {
        check('build-gated', 'build', docs);
      }).not.toThrow();
    }
    expect(() => {
      check('../out/build-gated', '../out/build');
    }).not.toThrow();
  });
});
