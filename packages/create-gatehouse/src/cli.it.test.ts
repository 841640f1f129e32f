import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const PACKAGE = path.resolve(import.meta.dirname, '..');
const home = mkdtempSync(path.join(tmpdir(), 'create-gatehouse-'));

/**
 * Without a terminal, so nothing is prompted, and without installing: tests only look at the files.
 */
function run(...args: string[]): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [path.join(PACKAGE, 'lib/cli.js'), ...args, '--skip-install'],
    { cwd: home, encoding: 'utf8', input: '', env: { ...process.env, npm_config_user_agent: '' } },
  );
  return { status, output: stdout + stderr };
}
const read = (file: string): string => readFileSync(path.join(home, file), 'utf8');
const write = (file: string, text: string): void => writeFileSync(path.join(home, file), text);
const snapshot = (site: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(path.join(home, site), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.endsWith('.png'))
      .map(({ parentPath, name }) => {
        const file = path.relative(home, path.join(parentPath, name));
        return [file, read(file)];
      }),
  );

beforeAll(() => {
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  execFileSync(process.execPath, [tsc, '-b', PACKAGE], { stdio: 'inherit' });
});
afterAll(() => rmSync(home, { recursive: true }));

describe('create-gatehouse', () => {
  it.each([
    ['typescript', [], 'ts'],
    ['javascript', ['--javascript'], 'js'],
  ])('creates a new site in %s', (site, options, extension) => {
    const { status, output } = run(site, ...options);
    expect(output).toContain(`cd ${site}\n│      npm run build\n│      npm run start:gatehouse`);
    expect(status).toBe(0);
    expect(read(`${site}/docusaurus.config.${extension}`)).toContain(
      '@gatehouse/docusaurus-preset',
    );
    expect(read(`${site}/docs/gatehouse-sample.mdx`)).toContain('access: premium');
    const { version } = JSON.parse(readFileSync(path.join(PACKAGE, 'package.json'), 'utf8')) as {
      version: string;
    };
    expect(JSON.parse(read(`${site}/package.json`))).toMatchObject({
      name: site,
      dependencies: { '@gatehouse/docusaurus-preset': version },
    });
  });

  it('changes an existing site once, and reverts it', () => {
    const added = snapshot('typescript');
    expect(run('typescript').output).toContain('Nothing to do: the site has Gatehouse.');
    expect(run('typescript', '--remove', '--yes')).toMatchObject({ status: 0 });
    const removed = snapshot('typescript');
    expect(Object.values(removed).join()).not.toMatch(/gatehouse/i);
    expect(run('typescript', '--remove').output).toContain('does not have Gatehouse');

    expect(run('typescript', '--dry-run').output).toContain(
      "+      '@gatehouse/docusaurus-preset',",
    );
    expect(snapshot('typescript')).toEqual(removed);
    expect(run('typescript', '--yes')).toMatchObject({ status: 0 });
    expect(snapshot('typescript')).toEqual(added);
  });

  it('prints commands of the site’s package manager', () => {
    run('typescript', '--remove', '--yes');
    write('typescript/pnpm-lock.yaml', '');
    expect(run('typescript', '--yes').output).toContain('pnpm run start:gatehouse');
    expect(read('typescript/pnpm-workspace.yaml')).toContain("'@swc/core': false");
    run('typescript', '--remove', '--yes');
    write('pnpm-workspace.yaml', 'packages: [typescript]\n');
    run('typescript', '--yes');
    expect(snapshot('typescript')).not.toHaveProperty(['typescript/pnpm-workspace.yaml']);
    for (const file of ['pnpm-workspace.yaml', 'typescript/pnpm-lock.yaml']) {
      rmSync(path.join(home, file));
    }
  });

  it('prints what to paste where it can’t edit, and fails if nothing else is left', () => {
    const config = read('typescript/docusaurus.config.ts');
    write('typescript/docusaurus.config.ts', 'export default make();\n');
    run('typescript', '--yes');
    const { status, output } = run('typescript');
    expect(output).toContain("['@gatehouse/docusaurus-preset', { plans: [");
    expect(output).toContain('Nothing has changed.');
    expect(status).toBe(1);
    write('typescript/docusaurus.config.ts', config);
  });

  it('keeps Gatehouse in a site with gated pages, rather than publishing them', () => {
    const page = 'typescript/docs/intro.mdx';
    const text = read(page);
    write(page, `---\naccess: premium\n---\n${text}`);
    const before = snapshot('typescript');
    const { status, output } = run('typescript', '--remove', '--yes');
    expect(output).toContain('docs/intro.mdx');
    expect(status).toBe(1);
    expect(snapshot('typescript')).toEqual(before);
    write(page, text);
  });

  it.each([
    ['changes without confirmation', ['javascript', '--remove'], 'again with --yes'],
    ['a folder with something else', ['.'], 'already exists'],
    ['a folder without a site, to remove it from', ['nowhere', '--remove'], 'no docusaurus.config'],
    ['a new site without a folder', [], 'name a folder for it'],
    ['an unknown option', ['--quick'], "Unknown option '--quick'"],
    ['two folders', ['one', 'two'], 'Name only one folder'],
  ])('refuses %s', (_, args, message) => {
    const { status, output } = run(...args);
    expect(output).toContain(message);
    expect(status).toBe(1);
  });
});
