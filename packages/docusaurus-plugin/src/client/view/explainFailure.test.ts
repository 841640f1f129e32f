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
  ] as const)('interprets a response with %d as %s', async (status, failure) => {
    const fetch = vi.fn(() => Promise.resolve({ status }));
    vi.stubGlobal('fetch', fetch);
    expect(await explainFailure(chunkError)).toBe(failure);
    expect(fetch).toHaveBeenCalledWith('/assets/js/a.js', {
      method: 'HEAD',
      cache: 'no-store',
      credentials: 'include',
    });
  });

  it('interprets a failed request as an unreachable server', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    expect(await explainFailure(chunkError)).toBe('unreachable');
  });

  it.each([new Error('thrown by the page itself'), null, 'text'])(
    'sends no request for %s',
    async (error) => {
      expect(await explainFailure(error)).toBe('unreachable');
    },
  );
});

describe('isChunkError', () => {
  it.each([
    Object.assign(new Error('a script'), { name: 'ChunkLoadError' }),
    Object.assign(new Error('a style sheet'), { code: 'CSS_CHUNK_LOAD_FAILED' }),
  ])('recognizes %s of the bundler that failed to load', (error) => {
    expect(isChunkError(error)).toBe(true);
  });

  it.each([new Error('of the page'), null, undefined, 'text'])('ignores %s', (error) => {
    expect(isChunkError(error)).toBe(false);
  });
});
