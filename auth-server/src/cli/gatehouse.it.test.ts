import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase } from '../testing/createTestDatabase.js';
import { getFreePort } from '../testing/getFreePort.js';
import { runProduct } from '../testing/runProduct.js';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'gatehouse-cli-'));
});
afterEach(() => rm(directory, { recursive: true }));

const run = (args: string[], env: Record<string, string> = {}) =>
  runProduct('cli/gatehouse.js', { directory, env, args }).ended();

/** Installs a package with one program. */
async function install(name: string, bin: string, script: string): Promise<void> {
  const folder = path.join(directory, 'node_modules', name);
  await mkdir(folder, { recursive: true });
  const about = { name: path.basename(name), bin: { [bin]: 'program.mjs' }, exports: {} };
  await writeFile(path.join(folder, 'package.json'), JSON.stringify(about));
  await writeFile(path.join(folder, 'program.mjs'), script);
}
const PRINT = `
  const { SITE_URL, AUTH_URL = 'not set' } = process.env;
  console.log(JSON.stringify([process.argv.slice(2), process.cwd(), SITE_URL, AUTH_URL]));
  process.exitCode = 3;`;

describe('the command gatehouse', () => {
  it.each([['start'], ['doctor'], ['migrate'], ['admin', 'list']])(
    'runs %s with its settings',
    async (...args) => {
      const { code, output } = await run(args, { PORT: 'none' });
      expect(code).toBe(1);
      expect(output).toContain('PORT must be a port number');
      expect(output).not.toMatch(/^\s+at /m);
    },
  );

  it('passes a command its own arguments', async () => {
    const { code, output } = await run(['admin', 'grant', 'ada@example.com']);
    expect(code).toBe(1);
    expect(output).toContain("missing required argument 'plan'");
  });

  it('lists its commands', async () => {
    const { code, output } = await run(['--help']);
    expect(code).toBe(0);
    for (const name of ['start', 'dev', 'build', 'verify', 'migrate', 'admin', 'doctor']) {
      expect(output).toMatch(new RegExp(`^  ${name} `, 'm'));
    }
  });

  it.each([[], ['stop'], ['toString']])('refuses an unknown command: %s', async (...args) => {
    const { code, output } = await run(args);
    expect(code).toBe(1);
    expect(output).toContain('Usage: gatehouse');
  });

  it('starts nothing with an invalid configuration', async () => {
    await writeFile(path.join(directory, 'gatehouse.config.mjs'), 'export default { signUp: 1 };');
    for (const command of ['start', 'doctor', 'migrate']) {
      const { code, output } = await run([command], { PORT: String(await getFreePort()) });
      expect(code).toBe(1);
      expect(output).toContain('signUp must be "open", "closed", or { addresses, domains }');
    }
  });
});

describe('gatehouse build, dev and verify', () => {
  it.each([
    ['build', '@docusaurus/core is not installed', 'npm install @docusaurus/core'],
    ['dev', '@docusaurus/core is not installed', 'npm install @docusaurus/core'],
    [
      'verify',
      '@gatehouse/docusaurus-plugin is not installed',
      'npm install @gatehouse/docusaurus-preset',
    ],
  ])('%s says which package is missing', async (command, problem, remedy) => {
    const { code, output } = await run([command]);
    expect(code).toBe(1);
    expect(output).toContain(`${problem} in ${directory}: ${remedy}`);
    expect(output.trim().split('\n')).toHaveLength(1);
  });

  it('build runs the site’s Docusaurus with the settings in .env, and exits like it', async () => {
    await install('@docusaurus/core', 'docusaurus', PRINT);
    await writeFile(path.join(directory, '.env'), 'SITE_URL=https://docs.example.com\nAUTH_URL=\n');
    const { code, output } = await run(['build', '--locale', 'en', '--help']);
    expect(JSON.parse(output)).toEqual([
      ['build', '--locale', 'en', '--help'],
      directory,
      'https://docs.example.com',
      'not set',
    ]);
    expect(code).toBe(3);
  });

  it.each([
    ['the site', '@gatehouse/docusaurus-plugin'],
    ['the preset', '@gatehouse/docusaurus-preset/node_modules/@gatehouse/docusaurus-plugin'],
  ])('verify runs the plugin installed by %s', async (_whose, place) => {
    await install('@gatehouse/docusaurus-preset', 'none', '');
    await install(place, 'gated-content-verify', PRINT);
    const { code, output } = await run(['verify', 'public', '--record-changes']);
    expect((JSON.parse(output) as unknown[]).slice(0, 2)).toEqual([
      ['public', '--record-changes'],
      directory,
    ]);
    expect(code).toBe(3);
  });

  it('dev serves the API next to the site, and exits with it', async () => {
    const database = await createTestDatabase();
    const port = String(await getFreePort());
    await install(
      '@docusaurus/core',
      'docusaurus',
      `const url = 'http://localhost:' + process.env.GATEHOUSE_DEV_API_PORT + '/api/health/ready';
      const { status } = await fetch(url, { headers: { host: 'localhost:${port}' } });
      console.log('asked ' + status, process.argv.slice(2).join(' '));`,
    );
    const { code, output } = await run(['dev', '--locale', 'ur'], {
      PORT: port,
      DATABASE_URL: database.url,
      BETTER_AUTH_SECRET: 'a secret for tests, longer than 32 characters',
    });
    expect(output).toContain(`asked 200 start --port ${port} --no-open --locale ur`);
    expect(output).toContain(`Open http://localhost:${port}/`);
    expect(code).toBe(0);
    await database.drop();
  });
});

it('gatehouse migrate updates a database, and says what it did', async () => {
  const database = await createTestDatabase({ empty: true });
  const env = { DATABASE_URL: database.url, BETTER_AUTH_SECRET: 'x'.repeat(32) };
  expect(await run(['migrate', 'status'], env)).toMatchObject({
    code: 1,
    output: expect.stringMatching(/^The database is out of date\.[^]+create user\n[^]*001-readers/),
  });
  const dryRun = await run(['migrate', '--dry-run'], env);
  expect(dryRun).toMatchObject({
    code: 0,
    output: expect.stringMatching(/^begin;\n[^]+\ncommit;\n$/),
  });
  expect(dryRun.output).toContain('create table "reader_profile"');
  const first = await run(['migrate'], env);
  expect(first).toMatchObject({
    code: 0,
    output: expect.stringMatching(/^The database was updated:\n {2}create user\n[^]*001-readers/),
  });
  expect(await run(['migrate'], env)).toMatchObject({
    code: 0,
    output: 'The database is up to date.\n',
  });
  expect(await run(['migrate', 'status'], env)).toMatchObject({
    code: 0,
    output: 'The database is up to date.\n',
  });
  expect((await run(['migrate', '--dry-run'], env)).output).toBe(
    '-- The database is up to date.\n',
  );
  await database.sql('drop index mail_due');
  expect(await run(['migrate', 'check'], env)).toMatchObject({
    code: 1,
    output: expect.stringMatching(
      /^-- mail: the index "mail_due" is missing\nCREATE INDEX mail_due ON mail [^;]+;\n\n-- 1 difference\n$/,
    ),
  });
  await database.drop();
});
