import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import searchHitLoader, { SEARCH_THEME } from './searchHitLoader';

const search = path.dirname(
  createRequire(__filename).resolve('@easyops-cn/docusaurus-search-local/package.json'),
);
const FILES = [
  ['SearchBar/SuggestionTemplate.js', 'gateHits.lock(document.u),'],
  ['SearchPage/SearchPage.jsx', '__html: gateHits.lock(document.u)'],
  ['searchByWorker.js', 'await gateHits.load();'],
] as const;

function load(resourcePath: string, source: string) {
  const emitWarning = vi.fn<(warning: Error) => void>();
  const result = searchHitLoader.call({ resourcePath, emitWarning }, source);
  return { result, warnings: emitWarning.mock.calls.map(([{ message }]) => message) };
}

describe.each(FILES)('%s of the installed search theme', (file, edited) => {
  const resourcePath = path.join(search, 'dist/client/client/theme', file);
  const source = readFileSync(resourcePath, 'utf8');

  it('requests the locks of its hits', () => {
    expect(resourcePath).toMatch(SEARCH_THEME);
    const { result, warnings } = load(resourcePath, source);
    expect(warnings).toEqual([]);
    expect(result.split(edited)).toHaveLength(2);
  });

  it('is left unchanged, with a warning, in another version', () => {
    const other = source.replace(/action,|<\/Link>|fetchIndexesByWorker/g, 'other');
    const { result, warnings } = load(resourcePath, other);
    expect(result).toBe(other);
    expect(warnings).toEqual([expect.stringMatching(/^Search hits have no lock: .*0\.55/)]);
  });
});
