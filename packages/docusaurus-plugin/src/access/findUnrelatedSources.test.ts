import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { familyOf } from '../testing/familyOf';
import { loadedDocs } from '../testing/loadedDocs';
import { findUnrelatedSources } from './findUnrelatedSources';

const siteDir = mkdtempSync(path.join(tmpdir(), 'strangers-'));
afterAll(() => {
  rmSync(siteDir, { recursive: true });
});
mkdirSync(path.join(siteDir, 'docs'));
writeFileSync(path.join(siteDir, 'docs/a.md'), '');

const DOCS = 'docusaurus-plugin-content-docs';

function find(directory: string, files: string[], versions = ['current', '1.0']): string | null {
  const contentPath = path.join(siteDir, directory);
  const content = loadedDocs(versions.map((versionName) => ({ versionName, contentPath })));
  const pages = files.map((file) => ({ filePath: path.join(siteDir, file), permalink: '/' }));
  return findUnrelatedSources(content, pages, { family: familyOf(siteDir), siteDir });
}

describe('findUnrelatedSources', () => {
  it('recognizes the pages of plugins in the configuration', () => {
    expect(find('docs', ['docs/a.md', `i18n/fr/${DOCS}/current/a.md`])).toBeNull();
  });

  it('lists translations and versioned docs of any other plugin, because no rule reaches them', () => {
    const problem = find('manual', [`i18n/fr/${DOCS}/current/b.md`, 'i18n/fr/my-plugin/a.md']);
    expect(problem).toContain(
      `- i18n/fr/${DOCS}/current/b.md\n- i18n/fr/my-plugin/a.md\n- manual\n`,
    );
  });

  it('reports nothing for docs with one version', () => {
    expect(find('manual', [], ['current'])).toBeNull();
  });
});
