import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DEFAULT_PARSE_FRONT_MATTER } from '@docusaurus/utils';
import type { ParseFrontMatter } from '@docusaurus/types';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { familyOf } from '../testing/familyOf';
import { loadedDoc, loadedDocs } from '../testing/loadedDocs';
import { findMisread } from './findMisread';
import { FolderDefaults } from './FolderDefaults';
import { PageRegistry } from './PageRegistry';

let siteDir: string;
beforeAll(() => {
  siteDir = mkdtempSync(path.join(tmpdir(), 'misread-'));
  mkdirSync(path.join(siteDir, 'docs'));
});
afterAll(() => {
  rmSync(siteDir, { recursive: true });
});

const find = (rule: string, id: string, slug: string) => {
  writeFileSync(path.join(siteDir, 'docs/1-a.md'), rule);
  const doc = loadedDoc({ id, slug, source: '@site/versioned_docs/version-1/2-a.md' });
  return findMisread(loadedDocs([{}, { docs: [doc] }]), {
    folders: new FolderDefaults(siteDir, { remember: true }),
    family: familyOf(siteDir),
    parseFrontMatter: DEFAULT_PARSE_FRONT_MATTER as unknown as ParseFrontMatter,
    registry: new PageRegistry(),
    siteDir,
  });
};
const RULE = '---\naccess: members\naccess_all_versions: true\n---\n';

it('reports nothing for documents that Docusaurus identifies like the gate', async () => {
  expect(await find(RULE, 'a', '/a')).toBeNull();
});

it('lists documents with another id or address, which a rule for all versions may miss (GAT-02)', async () => {
  expect(await find(RULE, '2-a', '/2-a')).toContain(
    '- versioned_docs/version-1/2-a.md: "2-a" at /2-a, not "a" at /a',
  );
  expect(await find(RULE, 'a', '/moved')).toContain('"a" at /moved, not "a" at /a');
});

it('reports nothing if no rule is for all versions', async () => {
  expect(await find('', '2-a', '/2-a')).toBeNull();
});
