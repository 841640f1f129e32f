import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { chromium, type Browser, type Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { getFreePort } from '../../auth-server/src/testing/getFreePort';
import { findChromium } from './findChromium.mjs';
import { buildForVercel } from './buildForVercel';

const ROOT = path.resolve(import.meta.dirname, '../..');
const GATEHOUSE = 'node_modules/.bin/gatehouse';
const SAMPLE = '/docs/gatehouse-sample';
const SAMPLE_BODY = 'the server sent it to you after checking your session';

/**
 * The folder for packages, caches and sites: without the user's settings or earlier installations.
 */
const home = mkdtempSync(path.join(tmpdir(), 'gatehouse-published-'));
// When this runs as root, the database's own user needs access.
chmodSync(home, 0o755);
const tools = path.join(home, 'tools/node_modules/.bin');
let environment: NodeJS.ProcessEnv = {};

async function run(
  command: string,
  args: readonly string[],
  cwd = home,
  env: NodeJS.ProcessEnv = {},
): Promise<string> {
  const { stdout } = await promisify(execFile)(command, args, {
    cwd,
    env: { ...environment, ...env },
    maxBuffer: 2 ** 26,
  });
  return stdout;
}

/** The unchanged output of `create-docusaurus`. */
async function createClassic(site: string, language: 'typescript' | 'javascript'): Promise<void> {
  const cli = createRequire(import.meta.url).resolve('create-docusaurus/bin/index.js');
  const args = [path.basename(site), 'classic', home, `--${language}`, '--skip-install'];
  await run(process.execPath, [cli, ...args, '--package-manager', 'npm']);
}

/** With webpack instead of Docusaurus's current recommendation. */
async function createWithWebpack(site: string): Promise<void> {
  await createClassic(site, 'javascript');
  for (const [file, part, other] of [
    ['package.json', / *"@docusaurus\/faster".*\n/, ''],
    ['docusaurus.config.js', 'v4: true', 'v4: false'],
  ] as const) {
    const text = readFileSync(path.join(site, file), 'utf8');
    writeFileSync(path.join(site, file), text.replace(part, other));
  }
}

/** Each with the commands that a user runs, up to the build. */
const SITES = [
  {
    title: 'a new site, npm',
    manager: 'npm',
    make: (site: string) => run('npm', ['create', '--yes', 'gatehouse', path.basename(site)]),
  },
  {
    title: 'classic in TypeScript, npm',
    manager: 'npm',
    make: async (site: string) => {
      await createClassic(site, 'typescript');
      await run('npm', ['create', '--yes', 'gatehouse', '--', '--yes'], site);
    },
  },
  {
    title: 'classic in JavaScript, npm',
    manager: 'npm',
    make: async (site: string) => {
      await createClassic(site, 'javascript');
      await run('npm', ['create', '--yes', 'gatehouse', '--', '--yes'], site);
    },
  },
  {
    title: 'a new site in JavaScript, pnpm',
    manager: 'pnpm',
    make: (site: string) =>
      run('pnpm', ['create', 'gatehouse', path.basename(site), '--javascript']),
  },
  {
    title: 'classic with webpack, Yarn',
    manager: 'yarn',
    make: async (site: string) => {
      await createWithWebpack(site);
      writeFileSync(path.join(site, 'yarn.lock'), '');
      await run('yarn', ['create', 'gatehouse', '--yes'], site);
    },
  },
];

// Installs every variant from a registry, which takes minutes each.
describe.runIf(process.env.GATEHOUSE_NIGHTLY === '1')('the published packages', () => {
  let registry: ChildProcess;
  let browser: Browser;

  beforeAll(async () => {
    registry = spawn(process.execPath, [path.join(ROOT, 'scripts/registry.mjs')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [, url = ''] = await written(registry, /npm_config_registry=(\S+)/);
    const inherited = Object.entries(process.env).filter(
      ([name]) => !/^(?:npm_|NODE_ENV)/i.test(name),
    );
    environment = {
      ...Object.fromEntries(inherited),
      HOME: home,
      // Where Yarn puts global binaries.
      PREFIX: path.join(home, 'prefix'),
      YARN_GLOBAL_FOLDER: path.join(home, 'yarn-global'),
      YARN_CACHE_FOLDER: path.join(home, 'yarn-cache'),
      PATH: `${tools}${path.delimiter}${process.env.PATH}`,
    };
    // Yarn passes its own registry to the programs it runs.
    environment.YARN_REGISTRY = url;
    // Better Auth allows a kysely version that requires Node.js 22, and Yarn 1 doesn't look for an
    // older one.
    environment.YARN_IGNORE_ENGINES = 'true';
    writeFileSync(path.join(home, '.npmrc'), `registry=${url}\n`);
    mkdirSync(path.join(home, 'tools'));
    await run('npm', ['install', '--prefix', path.join(home, 'tools'), 'pnpm', 'yarn@1']);
    browser = await chromium.launch({ executablePath: (await findChromium()) ?? undefined });
  });
  afterAll(async () => {
    await browser.close();
    await stop(registry);
    rmSync(home, { recursive: true, force: true });
  });

  it.each(SITES)(
    'make $title, which opens for entitled readers',
    { timeout: 1_800_000 },
    async ({ title, manager, make }) => {
      const site = path.join(home, `site-${SITES.findIndex((other) => other.title === title)}`);
      onTestFinished(() => rmSync(site, { recursive: true, force: true }));
      const started = Date.now();
      await make(site);
      expect(await run(manager, ['run', 'build'], site)).not.toContain('[ERROR]');
      expect(await run(path.join(site, GATEHOUSE), ['verify'], site)).toContain('none found.');

      const { url, password } = await startServer(site);
      const context = await browser.newContext({ baseURL: url });
      onTestFinished(() => context.close());
      await readSample(await context.newPage(), password);
      const seconds = Math.round((Date.now() - started) / 1000);
      process.stdout.write(`${title}: ${seconds} s to the open page\n`);
    },
  );

  it('make a site that Vercel builds without publishing anything gated', async () => {
    const site = path.join(home, 'site-vercel');
    onTestFinished(() => rmSync(site, { recursive: true, force: true }));
    await run('npm', ['create', '--yes', 'gatehouse', path.basename(site)]);
    await run('npm', ['install', '@vercel/functions'], site);
    cpSync(path.join(ROOT, 'examples/deploy/vercel'), site, { recursive: true });
    await run('npm', ['install', '--prefix', path.join(home, 'tools'), 'vercel@60.1.3']);
    const built = await buildForVercel(site, { cli: path.join(tools, 'vercel'), run });

    expect(built.staticFolders).toEqual(['assets']);
    const verify = path.join(site, GATEHOUSE);
    // The check knows every gated line and file, and would find it under any name.
    const verified = run(verify, ['verify', built.staticFiles, 'build-gated'], site);
    await expect(verified).rejects.toMatchObject({
      stdout: expect.stringContaining('none found.'),
    });
    expect(built.functionFiles).toEqual(expect.arrayContaining(['build-gated/manifest.json']));
    // With helpers, Vercel reads the body before the server does.
    expect(built.function).toMatchObject({ handler: 'api/index.mjs', shouldAddHelpers: false });
    // No rule gives gated files a lifetime, and none copies a cookie.
    expect(built.routes.filter((route) => 'headers' in route || 'has' in route)).toEqual([]);
    expect(built.routes).toContainEqual({ src: '^(?:/(.*))$', dest: '/api', check: true });

    // The check does notice what would be public without an output directory.
    const exposed = run(verify, ['verify', 'build-gated', 'build-gated'], site);
    await expect(exposed).rejects.toMatchObject({ stdout: expect.stringContaining('Gated text') });
  }, 1_800_000);

  async function startServer(folder: string) {
    const port = await getFreePort();
    const server = spawn(path.join(folder, GATEHOUSE), ['start'], {
      cwd: folder,
      env: { ...environment, PORT: String(port) },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    onTestFinished(() => stop(server));
    const [, password = ''] = await written(
      server,
      /(?=[^]*"msg":"ready")[^]*premium@example\.com +(\S+)/,
    );
    return { url: `http://localhost:${port}`, password };
  }
});

/** The whole path: a locked page, sign-in from its paywall, and the same page open. */
async function readSample(page: Page, password: string): Promise<void> {
  const problems: string[] = [];
  page.on('pageerror', ({ message }) => problems.push(message));
  await page.goto(SAMPLE);
  const paywall = page.getByRole('region', { name: /^The rest of/ });
  await paywall.getByRole('link', { name: 'Sign in' }).click();
  const form = page.getByRole('main');
  await form.getByLabel('Email').fill('premium@example.com');
  await form.getByLabel('Password', { exact: true }).fill(password);
  await form.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((url) => url.pathname === SAMPLE);
  await page.getByText(SAMPLE_BODY).waitFor();
  expect(await paywall.count()).toBe(0);
  expect(problems).toEqual([]);
}

/** Waits until a program has written something. Throws when it exits first. */
function written(program: ChildProcess, pattern: RegExp): Promise<RegExpExecArray> {
  return new Promise((resolve, reject) => {
    let output = '';
    program.stdout?.on('data', (chunk: Buffer) => {
      output += String(chunk);
      const match = pattern.exec(output);
      if (match) resolve(match);
    });
    program.once('exit', () => reject(new Error(`It ended, and wrote:\n${output}`)));
  });
}

async function stop(program: ChildProcess): Promise<void> {
  if (program.exitCode !== null) return;
  const ended = once(program, 'exit');
  program.kill('SIGTERM');
  await ended;
}
