import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import {
  createDocument,
  type OpenApiDocument,
} from '../../../auth-server/src/openapi/createDocument.js';
import { compareDocuments, isRaised } from './compareDocuments.js';
import { createReference } from './createReference.js';

/* `npm run api-reference` writes these files anew. */

const REFERENCE = path.resolve(import.meta.dirname, '../../../docs/reference');
const document = createDocument();

it('the document in the repository is what the server sends', async () => {
  const text = `${JSON.stringify(document, null, 2)}\n`;
  await expect(text).toMatchFileSnapshot(path.join(REFERENCE, 'openapi.json'));
});

it('the pages of the reference say what the document says', async () => {
  const pages = createReference(document);
  for (const [file, text] of pages) {
    await expect(text).toMatchFileSnapshot(path.join(REFERENCE, 'api', file));
  }
  const files = readdirSync(path.join(REFERENCE, 'api')).filter((name) => name.endsWith('.mdx'));
  const orphans = files.filter((name) => !pages.has(name));
  expect(orphans, 'No group of operations has these pages anymore: delete them').toEqual([]);
});

it('takes nothing from clients of the released version, unless the first number is raised', () => {
  const file = path.join(REFERENCE, 'openapi.released.json');
  const released = JSON.parse(readFileSync(file, 'utf8')) as OpenApiDocument;
  const broken = isRaised(released, document) ? [] : compareDocuments(released, document);
  expect(
    broken,
    'Clients of the released API may rely on this. Keep it, or raise API_VERSION in auth-server/src/openapi/createDocument.ts',
  ).toEqual([]);
});
