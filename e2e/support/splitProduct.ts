import path from 'node:path';
import type { Page } from '@playwright/test';
import { manifestSchema, type Manifest } from '@gatehouse/contract/manifest';
import { removeDataDir, SERVER } from './ownProduct';
import { makeReader } from './makeReader';
import { expectHydrated } from './openPage';
import { createProduct, makeDataDir, ROOT, workerPorts } from './product';
import type { Reader } from './Reader';
import { ScratchSite } from './ScratchSite';
import { launch, waitUntilReady } from './startProduct';
import { test as base } from './test';
import { proxyTo, startTlsHosts, staticHost, type Answer, type TlsHosts } from './tlsHosts';

export const SITE_HOST = 'docs.example.test';
export const AUTH_HOST = 'auth.example.test';
export const SITE_URL = `https://${SITE_HOST}`;
export const AUTH_URL = `https://${AUTH_HOST}`;
/** A subdomain that belongs to someone else, and someone else's site. */
export const SIBLING = 'evil.example.test';
export const STRANGER = 'evil.test';

/** The account pages of this site have custom paths. */
export const ROUTES = { signIn: '/account/sign-in', profile: '/account' };

const FIXTURE = path.join(ROOT, 'e2e/__fixtures__/split');
/** Pages of the docs that the tests open, and their neighbors in the sidebar. */
const DOCS = [
  'start.mdx',
  'tour.mdx',
  'run/_category_.json',
  'run/behind-a-proxy.mdx',
  'gate/_category_.json',
  'gate/teasers-and-paywalls.mdx',
  'playbooks/_category_.json',
  'playbooks/preview-with-a-few.mdx',
];

export interface SplitProduct {
  hosts: TlsHosts;
  manifest: Manifest;
  readers: Record<'free' | 'premium' | 'other', Reader>;
}

/** Signs in with the form, and waits for the page of the site at `next`. */
export async function signIn(
  page: Page,
  split: SplitProduct,
  who: keyof SplitProduct['readers'],
  next: string,
): Promise<void> {
  await split.readers[who].fillSignIn(page, next, ROUTES.signIn);
  await page.waitForURL(SITE_URL + next);
  await expectHydrated(page);
}

/**
 * The site on a static host and the server on a subdomain, both under https, with an additional
 * gated page that loads everything a page can load. Built and started once.
 */
export const test = base.extend<object, { split: SplitProduct }>({
  split: [
    async ({}, use, { parallelIndex, workerIndex }) => {
      const site = await buildSite(`split-${workerIndex}`);
      const own = createProduct(workerPorts(parallelIndex).split, '', makeDataDir());
      own.settings = { ...own.settings, SITE_URL, AUTH_URL };
      const running = launch(SERVER, own.settings, { cwd: site.folder });
      await waitUntilReady(running, own.settings);
      const hosts = await startTlsHosts({
        [SITE_HOST]: staticHost(path.join(site.folder, 'build')),
        [AUTH_HOST]: proxyTo(own.port),
        [SIBLING]: emptyPage,
        [STRANGER]: emptyPage,
      });
      await use({
        hosts,
        manifest: manifestSchema.parse(site.readJson('build-gated/manifest.json')),
        readers: {
          free: await makeReader(own, AUTH_HOST),
          premium: await makeReader(own, AUTH_HOST, 'premium'),
          other: await makeReader(own, AUTH_HOST),
        },
      });
      hosts.close();
      await running.end('SIGTERM');
      removeDataDir(own);
      site.remove();
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

  // The certificate is self-signed.
  ignoreHTTPSErrors: true,
  baseURL: SITE_URL,
  // Custom headers would turn cross-origin requests into preflighted ones.
  extraHTTPHeaders: {},
});

async function buildSite(name: string): Promise<ScratchSite> {
  const site = new ScratchSite(name, { routes: ROUTES });
  for (const doc of DOCS) site.copy(path.join(ROOT, 'docs', doc), `docs/${doc}`);
  site.copy(FIXTURE, '.');
  await site.build({ SITE_URL, AUTH_URL });
  return site;
}

const emptyPage: Answer = (_request, response) => {
  response
    .writeHead(200, { 'content-type': 'text/html' })
    .end('<!doctype html><title>Evil</title>');
};
