import { readFileSync } from 'node:fs';
import path from 'node:path';
import { removeDataDir, SERVER } from './ownProduct';
import { createProduct, makeDataDir, type Product, ROOT, workerPorts } from './product';
import { ScratchSite } from './ScratchSite';
import { launch, waitUntilReady } from './startProduct';
import { test as base } from './test';

/** Our pages in Urdu, with one document, and a separate server. Built and started once. */
export const test = base.extend<object, { urduProduct: Product }>({
  urduProduct: [
    async ({}, use, { workerIndex, parallelIndex }) => {
      const site = new ScratchSite(`urdu-${workerIndex}`);
      // The gate requires a page for each plan.
      site.write('docs/start.mdx', '---\ntitle: Start\naccess: premium\n---\n\nA document.\n');
      await site.build({ SITE_LOCALE: 'ur' });
      const port = workerPorts(parallelIndex).urdu;
      const product = createProduct(port, `http://localhost:${port}`, makeDataDir());
      const running = launch(SERVER, product.settings, { cwd: site.folder });
      await waitUntilReady(running, product.settings);
      await use(product);
      await running.end('SIGTERM');
      removeDataDir(product);
      site.remove();
    },
    { scope: 'worker', timeout: 600_000 },
  ],

  product: async ({ urduProduct }, use) => use(urduProduct),
});

const catalog = Object.assign(
  {},
  ...['theme', 'plugin'].map((name) => {
    const file = `packages/docusaurus-${name}/translations/ur/gatehouse-${name}.json`;
    return JSON.parse(readFileSync(path.join(ROOT, file), 'utf8')) as unknown;
  }),
) as Record<string, string>;

/** The expected text on the pages. @param id the id of one of Gatehouse's texts */
export function urdu(id: string): string {
  const text = catalog[id];
  if (text === undefined) throw new Error(`The Urdu catalog has no "${id}"`);
  return text;
}
