import { cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { manifestSchema, type Manifest } from '@gatehouse/contract/manifest';
import { SERVER, stopDatabase } from './ownProduct';
import { makeReader } from './makeReader';
import { createProduct, makeDataDir, ROOT, sharedProduct } from './product';
import type { Reader } from './Reader';
import { launch, waitUntilReady } from './startProduct';
import { test as base } from './test';
import { proxyTo, startTlsHosts, staticHost, type Answer, type TlsHosts } from './tlsHosts';

export const SITE_HOST = 'docs.example.test';
export const AUTH_HOST = 'auth.example.test';
export const SITE_URL = `https://${SITE_HOST}`;
export const AUTH_URL = `https://${AUTH_HOST}`;
/** A sub-domain that somebody else has, and a site of somebody else. */
export const SIBLING = 'evil.example.test';
export const STRANGER = 'evil.test';

const FIXTURE = path.join(ROOT, 'e2e/__fixtures__/split');
const SOURCES = ['docs', 'src', 'static', 'docusaurus.config.ts', 'sidebars.ts', 'tsconfig.json'];

export interface SplitProduct {
  hosts: TlsHosts;
  manifest: Manifest;
  readers: Record<'free' | 'premium' | 'other', Reader>;
}

/**
 * The site on a static host and the server on a sub-domain, both under https, with one more gated page
 * that loads whatever a page can load. Built and started once.
 */
export const test = base.extend<object, { split: SplitProduct }>({
  split: [
    async ({}, use, { parallelIndex }) => {
      const directory = buildSite();
      const dataDir = makeDataDir();
      const own = createProduct(sharedProduct.port + 10 + parallelIndex, '', dataDir);
      own.settings = { ...own.settings, SITE_URL, AUTH_URL };
      const running = launch(SERVER, own.settings, { cwd: directory });
      await waitUntilReady(running, own.settings);
      const hosts = await startTlsHosts({
        [SITE_HOST]: staticHost(path.join(directory, 'build')),
        [AUTH_HOST]: proxyTo(own.port),
        [SIBLING]: emptyPage,
        [STRANGER]: emptyPage,
      });
      await use({
        hosts,
        manifest: manifestSchema.parse(readJson(path.join(directory, 'build-gated/manifest.json'))),
        readers: {
          free: await makeReader(own, AUTH_HOST),
          premium: await makeReader(own, AUTH_HOST, 'premium'),
          other: await makeReader(own, AUTH_HOST),
        },
      });
      await hosts.close();
      await running.end('SIGTERM');
      stopDatabase(dataDir, 'SIGQUIT');
      rmSync(dataDir, { recursive: true, force: true, maxRetries: 10 });
    },
    { scope: 'worker', timeout: 600_000 },
  ],

  launchOptions: [
    async ({ launchOptions, split }, use) => {
      const { chromiumArguments } = split.hosts;
      await use({ ...launchOptions, args: [...(launchOptions.args ?? []), ...chromiumArguments] });
    },
    { scope: 'worker' },
  ],

  // The certificate is nobody's.
  ignoreHTTPSErrors: true,
  baseURL: SITE_URL,
  // Headers that a page adds make a request that crosses origins another one.
  extraHTTPHeaders: {},
});

function buildSite(): string {
  const directory = path.join(ROOT, '.cache/test/split');
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  for (const source of SOURCES) {
    cpSync(path.join(ROOT, source), path.join(directory, source), { recursive: true });
  }
  cpSync(FIXTURE, directory, { recursive: true });
  const picture = path.join(ROOT, 'docs/playbooks/embargo-timeline.png');
  cpSync(picture, path.join(directory, 'docs/lab/apparatus.png'));

  const docusaurus = path.join(ROOT, 'node_modules/@docusaurus/core/bin/docusaurus.mjs');
  const built = spawnSync(process.execPath, [docusaurus, 'build'], {
    cwd: directory,
    env: { ...process.env, NODE_ENV: 'production', SITE_URL, AUTH_URL },
    encoding: 'utf8',
  });
  if (built.status !== 0)
    throw new Error(`The site was not built:\n${built.stdout}${built.stderr}`);
  return directory;
}

const emptyPage: Answer = (_request, response) => {
  response
    .writeHead(200, { 'content-type': 'text/html' })
    .end('<!doctype html><title>Evil</title>');
};

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}
