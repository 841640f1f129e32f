import type { Page } from '@playwright/test';
import { expectLocked, expectOpen } from './support/gatePage';
import { openPage } from './support/openPage';
import { SERVER, test } from './support/ownProduct';
import { Reader } from './support/Reader';
import { ScratchSite } from './support/ScratchSite';
import { expect } from './support/test';

/** With the addresses that the plugin's service worker expects. */
const CONFIG = `
import site from '../../../../docusaurus.config';

const pwa = ['@docusaurus/plugin-pwa', { offlineModeActivationStrategies: ['always'] }];
export default {
  ...site,
  trailingSlash: undefined,
  onBrokenLinks: 'ignore',
  onBrokenAnchors: 'ignore',
  plugins: [pwa],
};
`;

const gated = {
  path: '/docs/gated/',
  access: ['premium'],
  title: 'Gated',
  sentence: 'The falcon nests in the north tower, and only its readers know.',
};
const open = { path: '/docs/open/', sentence: 'Everybody may know where the sparrow nests.' };

// It builds a site first.
test.describe.configure({ timeout: 600_000 });

test('an installed app shows public pages offline, and stores nothing gated on the device', async ({
  page,
  request,
  product,
  start,
  allowConsole,
}) => {
  const site = new ScratchSite(`installed-${test.info().workerIndex}`);
  site.write('docusaurus.config.ts', CONFIG);
  site.write('docs/open.mdx', `---\ntitle: Open\n---\n\n${open.sentence}\n`);
  site.write(
    'docs/gated.mdx',
    `---\ntitle: Gated\naccess: premium\n---\n\nA teaser.\n\n{/* truncate */}\n\n${gated.sentence}\n`,
  );
  await site.build({ SITE_URL: product.url });
  const server = await start(SERVER, product.settings, { cwd: site.folder });
  const reader = new Reader(product);
  await reader.signUp(request);
  await reader.grant('premium');

  await test.step('its service worker installs', async () => {
    await openPage(page, open.path);
    await page.evaluate(() => navigator.serviceWorker.ready);
    expect(await readCaches(page)).toContain(open.sentence);
  });

  await test.step('an open page leaves nothing behind', async () => {
    await reader.signIn(page, gated.path);
    await expectOpen(page, gated);
    await page.reload();
    await expectOpen(page, gated);
    expect(await page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
    expect(await readCaches(page)).not.toContain(gated.sentence);
  });

  await test.step('it is locked after sign-out', async () => {
    await reader.signOut(page);
    await openPage(page, gated.path);
    await expectLocked(page, gated);
    expect(await readCaches(page)).not.toContain(gated.sentence);
  });

  await test.step('without the server, public pages are available, and gated ones are not', async () => {
    allowConsole(/Failed to load resource|Failed to fetch/);
    await server.end('SIGTERM');
    await openPage(page, open.path);
    await expect(page.getByText(open.sentence)).toBeVisible();
    await expect(page.goto(gated.path)).rejects.toThrow('ERR_CONNECTION_REFUSED');
  });

  site.remove();
});

/** All of Cache Storage. */
function readCaches(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const texts: string[] = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const key of await cache.keys()) {
        texts.push(key.url, (await (await cache.match(key))?.text()) ?? '');
      }
    }
    return texts.join('\n');
  });
}
