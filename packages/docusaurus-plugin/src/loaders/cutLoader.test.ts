import { describe, expect, it } from 'vitest';
import { DEFAULT_MARKER } from '../source/truncateMarker';
import cutLoader from './cutLoader';
import type { LoaderGate } from './LoaderGate';

const SOURCE = '---\ntitle: A page\n---\n\nTeaser.\n\n{/* truncate */}\n\nBody.\n';

/** What the compiler gets of a page requested with a query. */
function sourceFor(resourceQuery: string, access: 'public' | 'members'): Promise<string> {
  const gate = {
    accessOf: () => Promise.resolve(access),
    markerOf: () => DEFAULT_MARKER,
    sectionsOf: () => Promise.resolve({ sections: [], problems: [], syntax: null }),
  } as unknown as LoaderGate;
  return new Promise((resolve, reject) => {
    cutLoader.call(
      {
        resourcePath: '/site/docs/page.mdx',
        resourceQuery,
        getOptions: () => ({ gate }),
        async: () => (error, source) => {
          if (error) reject(error as Error);
          else resolve(source ?? '');
        },
      },
      SOURCE,
    );
  });
}

describe('cutLoader', () => {
  it.each(['', '?truncated=true', '?truncated', '?raw', '?gate', '?not-gated', '?x=gated'])(
    'returns only the teaser of a gated page for "%s" (GAT-02)',
    async (query) => {
      const source = await sourceFor(query, 'members');
      expect(source).toContain('Teaser.');
      expect(source).not.toContain('Body.');
    },
  );

  it.each(['?gated', '?gated=', '?x&gated'])(
    'returns all of it to the gate for "%s"',
    async (query) => {
      expect(await sourceFor(query, 'members')).toContain('Body.');
    },
  );

  it('leaves public pages unchanged', async () => {
    expect(await sourceFor('', 'public')).toBe(SOURCE);
    expect(await sourceFor('?truncated=true', 'public')).toBe(SOURCE);
  });
});
