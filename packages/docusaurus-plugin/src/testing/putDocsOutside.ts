import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { Fixture } from './Fixture';

/** Adds more docs, in a folder next to the site. */
export function putDocsOutside(site: Fixture): void {
  const outside = mkdtempSync(path.join(tmpdir(), 'documents-'));
  onTestFinished(() => {
    rmSync(outside, { recursive: true });
  });
  const files = {
    '_part.mdx': 'The part that is outside the site is for premium readers.\n',
    'prices.json': '{ "seats": "Above twenty seats the regional manager settles it." }',
    'page.mdx': [
      '---\naccess: premium\n---\n',
      "import Part from './_part.mdx';\nimport prices from './prices.json';\n",
      '<Part />\n\n{prices.seats}\n',
    ].join('\n'),
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(outside, name), text);
  symlinkSync(outside, site.path('documents'));
  site.replace(
    'docusaurus.config.ts',
    '// more plugins',
    `['@docusaurus/plugin-content-docs', { id: 'outside', routeBasePath: 'outside',
       path: ${JSON.stringify(path.relative(site.directory, outside))} }],
     // more plugins`,
  );
}
