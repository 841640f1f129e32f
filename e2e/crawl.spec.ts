import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ask } from './support/ask';
import { gatedFiles, readGatedPages } from './support/gatedPages';
import { ROOT, sharedProduct } from './support/product';
import { spellings } from './support/spellings';
import { expect, test } from './support/test';

const { port } = sharedProduct;
const crawl = (url: string) =>
  ask({ protocol: 'http:', port, host: `localhost:${port}`, path: url });

test('a signed-out reader gets no gated page, under any spelling of its address (GAT-03)', async () => {
  for (const { path: route, sentence } of readGatedPages()) {
    for (const url of [...spellings(route), `/gated${route}`, `/gated/html${route}.html`]) {
      const { status, text } = await crawl(url);
      expect(text, url).not.toContain(sentence);
      expect([200, 400, 404], url).toContain(status);
    }
  }
});

test('a signed-out reader gets no gated file, under any spelling of its address (GAT-03)', async () => {
  for (const file of gatedFiles()) {
    const whole = readFileSync(path.join(ROOT, 'build-gated/files', file), 'utf8');
    // All scripts begin alike.
    const part = whole.slice(whole.length / 2, whole.length / 2 + 60);
    for (const url of spellings(file).flatMap((spelling) => [spelling, `/gated${spelling}`])) {
      const { status, text } = await crawl(url);
      expect(text, url).not.toContain(part);
      expect([400, 401, 404], url).toContain(status);
    }
  }
});
