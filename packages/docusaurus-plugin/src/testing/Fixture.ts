import { spawn } from 'node:child_process';
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
  mkdirSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { manifestSchema, type Manifest } from '@gatehouse/contract/manifest';
import { MANIFEST_FILE } from '@gatehouse/contract/manifestFile';
import { FASTER_WITH_WEBPACK } from './fasterWithWebpack';

const FIXTURES = path.resolve(import.meta.dirname, '../../__fixtures__');
const DOCUSAURUS = createRequire(import.meta.url).resolve('@docusaurus/core/package.json');

const BIN = path.resolve(DOCUSAURUS, '../bin/docusaurus.mjs');

interface Finished {
  exitCode: number | null;
  output: string;
}

/** A copy of a site, to modify and build. */
export class Fixture {
  readonly directory: string;
  readonly #original: string;

  constructor(name: string) {
    this.#original = path.join(FIXTURES, name);
    this.directory = mkdtempSync(path.join(tmpdir(), 'gated-content-'));
    cpSync(this.#original, this.directory, { recursive: true });
    this.#linkPackages();
  }

  /**
   * Restores the fixture, except for the bundler's cache, with which a build takes a third of the
   * time.
   */
  restore(): void {
    for (const name of readdirSync(this.directory)) {
      if (name !== 'node_modules') rmSync(this.path(name), { recursive: true });
    }
    cpSync(this.#original, this.directory, { recursive: true });
  }

  /** One by one, so that the bundler's cache in it belongs to this site. */
  #linkPackages(): void {
    const packages = path.resolve(DOCUSAURUS, '../../..');
    mkdirSync(this.path('node_modules'));
    for (const name of readdirSync(packages)) {
      if (name === '.cache') continue;
      symlinkSync(path.join(packages, name), this.path(path.join('node_modules', name)));
    }
  }

  path(file: string): string {
    return path.join(this.directory, file);
  }

  read(file: string): string {
    return readFileSync(this.path(file), 'utf8');
  }

  write(file: string, text: string): void {
    mkdirSync(path.dirname(this.path(file)), { recursive: true });
    writeFileSync(this.path(file), text);
  }

  /**
   * Throws when there is nothing to replace, so that no test has unintentionally unchanged sources.
   */
  replace(file: string, old: string, text: string): void {
    const before = this.read(file);
    if (!before.includes(old)) throw new Error(`${file} holds no ${old}`);
    this.write(
      file,
      before.replace(old, () => text),
    );
  }

  build(environment: Record<string, string> = {}, ...options: string[]): Promise<Finished> {
    return this.#run([BIN, 'build', ...options], environment);
  }

  /** Runs another command of Docusaurus or of a plugin. Throws when it fails. */
  async docusaurus(...args: string[]): Promise<void> {
    const { exitCode, output } = await this.#run([BIN, ...args], {});
    if (exitCode !== 0) throw new Error(`${args.join(' ')} ended with ${exitCode}:\n${output}`);
  }

  /** For a fixture with `faster: true` in its configuration, which enables rspack. */
  useWebpack(): void {
    const faster = `faster: ${JSON.stringify(FASTER_WITH_WEBPACK)}`;
    this.replace('docusaurus.config.ts', 'faster: true', faster);
    // The style minimizer can't convert Docusaurus 4's cascade layers for older browsers.
    this.write('.browserslistrc', 'chrome >= 111\n');
  }

  /** @returns the output of the build. Throws when it fails */
  async requireBuild(environment: Record<string, string> = {}): Promise<string> {
    const { exitCode, output } = await this.build(environment);
    if (exitCode !== 0) throw new Error(`The build ended with ${exitCode}:\n${output}`);
    return output;
  }

  manifest(): Manifest {
    return manifestSchema.parse(JSON.parse(this.read(`build-gated/${MANIFEST_FILE}`)));
  }

  /**
   * Deletes what earlier builds left: their output, and the caches of Docusaurus and the bundler.
   */
  forget(): void {
    for (const left of ['build', 'build-gated', '.docusaurus', 'node_modules/.cache']) {
      rmSync(this.path(left), { recursive: true, force: true });
    }
  }

  verify(...directories: string[]): Promise<Finished> {
    const cli = path.resolve(import.meta.dirname, '../../lib/verify/cli.js');
    return this.#run([cli, ...directories], {});
  }

  remove(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }

  #run(args: string[], environment: Record<string, string>): Promise<Finished> {
    const child = spawn(process.execPath, args, {
      cwd: this.directory,
      env: { ...process.env, NODE_ENV: undefined, NO_COLOR: '1', ...environment },
    });
    let output = '';
    child.stdout.on('data', (chunk) => (output += String(chunk)));
    child.stderr.on('data', (chunk) => (output += String(chunk)));
    return new Promise((resolve) => {
      child.on('close', (exitCode) => {
        resolve({ exitCode, output });
      });
    });
  }
}
