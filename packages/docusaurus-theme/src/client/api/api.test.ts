import { afterEach, describe, expect, it, vi } from 'vitest';
import { callApi, toFailure, UNREACHABLE } from './api';

describe('toFailure', () => {
  it('returns code, message, fields and the seconds to wait', () => {
    const body = {
      code: 'INVALID_INPUT',
      message: 'No.',
      requestId: '1',
      fields: { name: 'long' },
    };
    expect(toFailure(body, '42')).toEqual({
      ok: false,
      code: 'INVALID_INPUT',
      message: 'No.',
      fields: { name: 'long' },
      retryAfter: 42,
    });
  });

  it.each([null, undefined, 'Bad gateway', {}, { code: 502 }])(
    'treats %j as no response',
    (body) => {
      expect(toFailure(body, null)).toBe(UNREACHABLE);
    },
  );
});

describe('callApi', () => {
  afterEach(() => vi.unstubAllGlobals());

  const answer = (response: () => Response): void => {
    vi.stubGlobal(
      'fetch',
      vi.fn(async () => response()),
    );
  };

  it('returns the server’s response', async () => {
    answer(() => Response.json({ reader: null }));
    expect(await callApi('/api/me')).toEqual({ ok: true, value: { reader: null } });
  });

  it('says when to try again', async () => {
    answer(() =>
      Response.json(
        { code: 'TOO_MANY_REQUESTS', message: 'Wait.', requestId: '1' },
        { status: 429, headers: { 'retry-after': '7' } },
      ),
    );
    expect(await callApi('/api/me')).toMatchObject({ code: 'TOO_MANY_REQUESTS', retryAfter: 7 });
  });

  it('treats a static host’s page as no response', async () => {
    answer(() => new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } }));
    expect(await callApi('/api/me')).toBe(UNREACHABLE);
  });

  it('does not throw without a network', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('fetch failed')));
    expect(await callApi('/api/me')).toBe(UNREACHABLE);
  });
});
