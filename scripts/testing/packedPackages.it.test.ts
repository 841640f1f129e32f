import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compile } from '../bootstrap/compile.mjs';
import { listPackages } from '../release/publishPackages.mjs';

const ROOT = path.resolve(import.meta.dirname, '../..');
const home = mkdtempSync(path.join(tmpdir(), 'packed-packages-'));

/**
 * Docusaurus loads a plugin with `require`, and uses its `default` and its named exports: its own
 * plugins have the same form. Only an ES module that imports one itself would notice.
 */
const PLUGIN_FORM = ['CJS_WITH_ESMODULE_DEFAULT_EXPORT', 'CJSOnlyExportsDefault'];

/**
 * Only bundlers load these, as in Docusaurus's own themes. Marking them as ES modules with a
 * `package.json` would make bundlers require file extensions, and handle CommonJS packages
 * differently from Docusaurus.
 */
const BROWSER_CODE = /\/lib\/(?:client|theme)\//;

/** Only ES modules: all supported versions of Node.js can `require` them. */
const ONLY_MODULES = 'CJSResolvesToESM';

beforeAll(() => compile(ROOT));
afterAll(() => rmSync(home, { recursive: true }));

describe.each(listPackages(ROOT))(
  'the archive of $name',
  ({ folder, name, version, dependencies }) => {
    let archive: Buffer<ArrayBuffer>;

    beforeAll(() => {
      const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', home];
      const packed = execFileSync('npm', args, {
        cwd: path.join(ROOT, folder),
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      const [{ filename = '' } = {}] = JSON.parse(packed) as { filename?: string }[];
      archive = readFileSync(path.join(home, filename));
    });

    it('can be imported by everyone, in the format of its files', async () => {
      const { buffer, byteOffset, byteLength } = archive;
      const { messages, pkg } = await publint({
        pack: { tarball: buffer.slice(byteOffset, byteOffset + byteLength) },
        level: 'warning',
      });
      const problems = messages
        .filter(({ code }) => !PLUGIN_FORM.includes(code))
        .map((message) => formatMessage(message, pkg, { color: false }) ?? message.code)
        .filter((text) => !(BROWSER_CODE.test(text) && text.includes('written in ESM')));
      expect(problems).toEqual([]);
    });

    it('has correct types', async () => {
      const manifest = JSON.parse(
        readFileSync(path.join(ROOT, folder, 'package.json'), 'utf8'),
      ) as Partial<Record<'main' | 'exports' | 'bin', unknown>>;
      // A program, which nobody imports.
      if (!manifest.main && !manifest.exports) return expect(manifest.bin).toBeDefined();

      const analysis = await checkPackage(createPackageFromTarballData(archive));
      const problems = (analysis.types === false ? [] : analysis.problems)
        .filter(({ kind }) => ![...PLUGIN_FORM, ONLY_MODULES].includes(kind))
        .filter((problem) => !('fileName' in problem && BROWSER_CODE.test(problem.fileName)))
        // A module resolution that compilers of Docusaurus sites don't use.
        .filter((problem) => !('resolutionKind' in problem && problem.resolutionKind === 'node10'));
      expect(problems).toEqual([]);
    });

    it('depends on its exact version of other Gatehouse packages, which are published before', () => {
      const all = listPackages(ROOT);
      const before = all.slice(
        0,
        all.findIndex((other) => other.name === name),
      );
      const manifest = JSON.parse(
        readFileSync(path.join(ROOT, folder, 'package.json'), 'utf8'),
      ) as Partial<Record<'dependencies' | 'peerDependencies', Record<string, string>>>;
      // Changesets would make every release a major one for an exact peer: `create-gatehouse`
      // installs both.
      const isExact = (name: string) => !manifest.peerDependencies?.[name]?.startsWith('>=');
      for (const dependency of dependencies.filter((each) => each.startsWith('@gatehouse/'))) {
        expect(before).toContainEqual(expect.objectContaining({ name: dependency, version }));
        const required = { ...manifest.peerDependencies, ...manifest.dependencies }[dependency];
        if (isExact(dependency)) expect(required).toBe(version);
      }
    });
  },
);
