import { afterEach, describe, expect, it, vi } from 'vitest';
import { explainFailure, isChunkError } from './explainFailure';

const chunkError = Object.assign(new Error('Loading chunk failed'), { request: '/assets/js/a.js' });
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('explainFailure', () => {
  it.each([
    [401, 'refused'],
    [403, 'refused'],
    [404, 'stale'],
    [410, 'stale'],
    [429, 'limited'],
    [503, 'unreachable'],
    [200, 'unreachable'],
  ] as const)('takes an answer with %d for %s', async (status, failure) => {
    const fetch = vi.fn(() => Promise.resolve({ status }));
    vi.stubGlobal('fetch', fetch);
    expect(await explainFailure(chunkError)).toBe(failure);
    expect(fetch).toHaveBeenCalledWith('/assets/js/a.js', {
      method: 'HEAD',
      cache: 'no-store',
      credentials: 'include',
    });
  });

  it('takes no answer for a server that cannot be reached', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    expect(await explainFailure(chunkError)).toBe('unreachable');
  });

  it.each([new Error('thrown by the page itself'), null, 'text'])(
    'asks no one about %s',
    async (error) => {
      expect(await explainFailure(error)).toBe('unreachable');
    },
  );
});

describe('isChunkError', () => {
  it.each([
    Object.assign(new Error('a script'), { name: 'ChunkLoadError' }),
    Object.assign(new Error('a style sheet'), { code: 'CSS_CHUNK_LOAD_FAILED' }),
  ])('knows %s of the bundler that did not come', (error) => {
    expect(isChunkError(error)).toBe(true);
  });

  it.each([new Error('of the page'), null, undefined, 'text'])('leaves %s alone', (error) => {
    expect(isChunkError(error)).toBe(false);
  });
});
