import { execFileSync, fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { getFreePort } from '../../auth-server/src/testing/getFreePort';

const ROOT = path.resolve(import.meta.dirname, '../..');
const PACKAGES = [
  'packages/contract',
  'packages/leak-check',
  'packages/docusaurus-plugin',
  'packages/docusaurus-theme',
  'packages/docusaurus-preset',
  'packages/create-gatehouse',
  'packages/dev-postgres',
  'auth-server',
];
const PREMIUM = '/docs/tutorial-extras/manage-docs-versions';
const PREMIUM_TEXT = 'Docusaurus can manage multiple versions of your docs';
const MEMBERS = '/blog/welcome';
const MEMBERS_TEXT = 'Simply add Markdown files';

const home = mkdtempSync(path.join(tmpdir(), 'existing-site-'));
// When this runs as root, the database's own user needs access.
chmodSync(home, 0o755);
const site = path.join(home, 'site');
const at = (file: string): string => path.join(site, file);
const read = (file: string): string => readFileSync(at(file), 'utf8');

function run(script: string, args: readonly string[], cwd: string): string {
  const env = { ...process.env, NODE_ENV: undefined, NO_COLOR: '1' };
  return execFileSync(process.execPath, [script, ...args], { cwd, env, encoding: 'utf8' });
}

/** The unchanged output of `npx create-docusaurus site classic`. */
function createSite(): void {
  const cli = createRequire(import.meta.url).resolve('create-docusaurus/bin/index.js');
  run(cli, ['site', 'classic', home, '--javascript', '--skip-install', '-p', 'npm'], home);
}

/**
 * Installs the packed packages into the site like npm. Their dependencies and the site's come from
 * this repository: from the registry, it would take minutes.
 */
function install(): void {
  const ours = path.join(ROOT, 'node_modules');
  const link = (name: string): void => {
    mkdirSync(path.dirname(at(`node_modules/${name}`)), { recursive: true });
    symlinkSync(path.join(ours, name), at(`node_modules/${name}`));
  };
  for (const name of readdirSync(ours)) {
    if (name === 'create-gatehouse') continue;
    if (!name.startsWith('@')) link(name);
    else if (name !== '@gatehouse') {
      for (const inner of readdirSync(path.join(ours, name))) link(`${name}/${inner}`);
    }
  }
  for (const name of PACKAGES) {
    const [archive] = JSON.parse(
      execFileSync('npm', ['pack', '--json', '--pack-destination', home], {
        cwd: path.join(ROOT, name),
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }),
    ) as { filename: string; name: string }[];
    if (!archive) throw new Error(`npm packed nothing of ${name}`);
    const target = at(`node_modules/${archive.name}`);
    mkdirSync(target, { recursive: true });
    const file = path.join(home, archive.filename);
    execFileSync('tar', ['xzf', file, '-C', target, '--strip-components=1']);
    // A package whose version differs from the others'.
    const inner = path.join(ROOT, name, 'node_modules');
    if (existsSync(inner)) symlinkSync(inner, path.join(target, 'node_modules'));
  }
}

/** Like `docusaurus swizzle --eject`: copied components without what a theme adds to them. */
function eject(): void {
  const theme = at('node_modules/@docusaurus/theme-classic/lib/theme');
  for (const component of ['NavbarItem/ComponentTypes.js', 'MDXComponents']) {
    cpSync(path.join(theme, component), at(`src/theme/${component}`), { recursive: true });
  }
  writeFileSync(at('docs/explained.mdx'), '<Explain title="Why?">\n\nBecause.\n\n</Explain>\n');
}

/** The steps in the docs, and rules for two folders. */
function gate(): void {
  run(at('node_modules/create-gatehouse/lib/cli.js'), ['--yes', '--skip-install'], site);
  const category = JSON.parse(read('docs/tutorial-extras/_category_.json')) as object;
  for (const [folder, rule] of [
    ['docs/tutorial-extras', { ...category, customProps: { access: 'premium' } }],
    ['blog', { customProps: { access: 'members' } }],
  ] as const) {
    writeFileSync(at(`${folder}/_category_.json`), JSON.stringify(rule));
  }
}

interface Manifest {
  routes: Record<string, { access: unknown }>;
  files: Record<string, { access: unknown }>;
}
const manifest = (): Manifest => JSON.parse(read('build-gated/manifest.json')) as Manifest;

describe('an existing site, made with create-docusaurus, that installs the packed packages', () => {
  let output = '';

  beforeAll(() => {
    createSite();
    install();
    eject();
    gate();
    output = run(at('node_modules/@docusaurus/core/bin/docusaurus.mjs'), ['build'], site);
  });
  afterAll(() => {
    rmSync(home, { recursive: true, force: true });
  });

  it('contains the build output, and no tests', () => {
    const plugin = at('node_modules/@gatehouse/docusaurus-plugin');
    expect(readdirSync(plugin).filter((name) => name !== 'node_modules')).toEqual([
      'README.md',
      'css',
      'lib',
      'package.json',
      'src',
      'theme.d.ts',
      'translations',
    ]);
    const ours = at('node_modules/@gatehouse');
    const files = readdirSync(ours)
      .flatMap((name) => readdirSync(path.join(ours, name), { withFileTypes: true }))
      .filter((entry) => entry.name !== 'node_modules')
      .flatMap(({ parentPath, name }) => filesBelow(path.join(parentPath, name)));
    expect(files.length).toBeGreaterThan(100);
    expect(files.filter((file) => /\.test\.|testing\/|tsbuildinfo/.test(file))).toEqual([]);
  });

  it('has a third of its pages behind the gate, and none of their text in public', () => {
    expect(Object.keys(manifest().routes)).toEqual([
      '/blog/first-blog-post',
      '/blog/long-blog-post',
      '/blog/mdx-blog-post',
      MEMBERS,
      '/docs/gatehouse-sample',
      PREMIUM,
      '/docs/tutorial-extras/translate-your-site',
    ]);
    expect(output).toMatch(/Looked for \d+ gated lines of \d+ sources in .*: none found\./);
    expect(read(`build-gated/html${PREMIUM}/index.html`)).toContain(PREMIUM_TEXT);
    expect(read(`build${PREMIUM}/index.html`)).toContain('This page is for Premium readers.');
    expect(output).not.toContain('Warning');
    expect(read('build/blog/rss.xml')).not.toContain(MEMBERS_TEXT);
    expect(existsSync(at('build/docs/intro/index.html'))).toBe(true);
  });

  it('keeps what the theme adds to components that the site has ejected', () => {
    expect(read('build/index.html')).toMatch(/<a[^>]*href="?\/sign-in[" >]/);
    expect(read('build/docs/explained/index.html')).toContain('Because.');
  });

  it('is verified again by the package’s command', () => {
    const cli = at('node_modules/@gatehouse/docusaurus-plugin/lib/verify/cli.js');
    expect(run(cli, [], site)).toContain('none found.');
  });

  describe('behind the auth server', () => {
    let server: ChildProcess;
    let url = '';
    let environment: NodeJS.ProcessEnv;

    beforeAll(async () => {
      const port = await getFreePort();
      url = `http://localhost:${port}`;
      environment = {
        ...process.env,
        NODE_ENV: undefined,
        PORT: String(port),
        DATA_DIR: path.join(home, 'data'),
      };
      server = fork(at(GATEHOUSE), ['start'], {
        cwd: site,
        env: environment,
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      });
      await vi.waitFor(
        async () => expect((await fetch(`${url}/api/health/ready`)).status).toBe(200),
        { timeout: 120_000, interval: 200 },
      );
    });
    afterAll(async () => {
      const ended = once(server, 'exit');
      server.kill('SIGTERM');
      await ended;
    });

    const open = async (route: string, cookie = ''): Promise<string> =>
      (await fetch(url + route, { headers: { cookie } })).text();

    const post = (route: string, body: object): Promise<Response> =>
      fetch(url + route, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: url },
        body: JSON.stringify(body),
      });

    /** Reads the email from the server's outbox. Throws until it is there. */
    const readMailToken = (email: string): string => {
      const outbox = path.join(home, 'data/outbox');
      const names = readdirSync(outbox).filter((name) => name.endsWith('.json'));
      const mails = names.map(
        (name) => JSON.parse(readFileSync(path.join(outbox, name), 'utf8')) as Mail,
      );
      const mail = mails.find(({ to }) => to === email);
      const [, token] = /#token=([\w-]+)/.exec(mail?.text ?? '') ?? [];
      if (token === undefined) throw new Error(`There is no mail for ${email} yet.`);
      return token;
    };

    it('opens for entitled readers, and for nobody else', async () => {
      expect(await open('/sign-in')).toContain('Forgot password?');
      expect(await open(PREMIUM)).not.toContain(PREMIUM_TEXT);
      expect(await open(MEMBERS)).not.toContain(MEMBERS_TEXT);

      const email = 'reader@example.com';
      const person = { email, password: 'a long enough passphrase of mine' };
      expect((await post('/api/auth/sign-up/email', { name: 'Reader', ...person })).status).toBe(
        200,
      );
      const token = await vi.waitFor(() => readMailToken(email), { timeout: 30_000 });
      const { password } = person;
      expect((await post('/api/auth/verify-email', { token, password })).status).toBe(200);
      const signedIn = await post('/api/auth/sign-in/email', person);
      expect(signedIn.status).toBe(200);
      const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
      expect(await open(MEMBERS, cookie)).toContain(MEMBERS_TEXT);
      expect(await open(PREMIUM, cookie)).not.toContain(PREMIUM_TEXT);

      execFileSync(process.execPath, [at(GATEHOUSE), 'admin', 'grant', email, 'premium'], {
        cwd: site,
        env: environment,
      });
      expect(await open(PREMIUM, cookie)).toContain(PREMIUM_TEXT);

      const image = Object.keys(manifest().files).find((file) => file.endsWith('.png')) ?? '';
      expect((await fetch(url + image)).status).toBe(401);
      expect((await fetch(url + image, { headers: { cookie } })).status).toBe(200);
    });
  });
});

const GATEHOUSE = 'node_modules/@gatehouse/auth-server/lib/cli/gatehouse.js';

const filesBelow = (place: string): string[] =>
  statSync(place).isFile()
    ? [place]
    : readdirSync(place).flatMap((name) => filesBelow(path.join(place, name)));

interface Mail {
  to: string;
  text: string;
}
