import { utimes } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { RESERVED_PATHS } from '@gatehouse/contract/reservedPaths';
import { describe, expect, it } from 'vitest';
import { send } from '../testing/send.js';
import { useApp } from '../testing/useApp.js';
import { createPublicBodies } from './publicBodies.js';

const use = useApp();
const get = (path: string, headers = {}) => use.app.send({ path, headers });

describe('public pages', () => {
  it.each([
    ['/', 'Hello'],
    ['/index.html', 'Hello'],
    ['/docs/intro', 'Read me'],
    ['/docs/intro/', 'Read me'],
    ['/docs/intro.html', 'Read me'],
    ['/docs/intro?utm_source=x', 'Read me'],
    ['/docs/guide', 'A folder of its own'],
    ['/docs/guide/', 'A folder of its own'],
  ])('are at %s', async (path, text) => {
    const answer = await get(path);
    expect(answer.status).toBe(200);
    expect(answer.text).toContain(text);
    expect(answer.headers['cache-control']).toBe('no-cache');
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
  });

  it.each([
    '/nope',
    '/docs',
    '/docs/',
    '/docs/INTRO',
    '/docs//intro',
    '/404',
    '/404.html/',
    '/404/index.html',
    '/docs/%2e%2e/index.html',
    '/docs/..%2findex.html',
    '/docs/intro.HTML',
    '/%zz',
  ])("are the site's own 404 at %s", async (path) => {
    const answer = await get(path);
    expect(answer.status).toBe(404);
    expect(answer.text).toContain('There is no such page');
  });

  it('include the 404 page with status 200 at its own URL, as service workers request it', async () => {
    for (const method of ['GET', 'HEAD']) {
      const answer = await use.app.send({ method, path: '/404.html?__WB_REVISION__=1' });
      expect(answer.status).toBe(200);
      expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    }
  });

  it('accept only GET and HEAD', async () => {
    const answer = await use.app.send({ method: 'POST', path: '/docs/intro' });
    expect(answer.status).toBe(405);
    expect(answer.headers.allow).toBe('GET, HEAD');
  });
});

describe('public files', () => {
  it('are cached for a year when their name contains a hash', async () => {
    const hashed = await get('/assets/js/main.0123abcd.js');
    expect(hashed.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    const image = await get('/img/mark.svg');
    expect(image.headers['cache-control']).toBe('public, max-age=3600');
    expect(image.headers['content-type']).toBe('image/svg+xml');
  });

  it.each(['/docs/intro', '/assets/js/main.0123abcd.js', '/img/mark.svg'])(
    'are compressed if they are text, like %s',
    async (path) => {
      for (const encoding of ['gzip', 'br']) {
        const answer = await get(path, { 'accept-encoding': encoding });
        expect(answer.headers['content-encoding']).toBe(encoding);
        expect(answer.headers.vary).toContain('Accept-Encoding');
      }
    },
  );

  it('keep their ETag on another server and after the next build, as long as they are the same', async () => {
    const script = '/assets/js/main.0123abcd.js';
    const { etag } = (await get(script)).headers;
    await utimes(path.join(use.app.content.publicDirectory, script), new Date(0), new Date(0));
    const another = createPublicBodies(use.app.content);
    const server = createServer((request, response) => {
      void another.shortcut(request, response);
    }).listen(0);
    const { port } = server.address() as AddressInfo;
    const answer = await send(port, { path: script, headers: { 'if-none-match': String(etag) } });
    server.close();
    expect(answer.status).toBe(304);
  });

  it('come from disk if they are not text', async () => {
    const answer = await get('/img/card.png', { 'accept-encoding': 'gzip' });
    expect(answer.headers).toMatchObject({ 'content-type': 'image/png', 'accept-ranges': 'bytes' });
  });

  it('do not include directory listings', async () => {
    for (const path of ['/assets', '/assets/', '/img', '/assets/js/']) {
      expect((await get(path)).status).toBe(404);
    }
  });
});

it('responds with JSON to unknown API paths (HDR-08)', async () => {
  for (const path of [
    ...RESERVED_PATHS.flatMap((path) => [`${path}/`, `${path}/nope`]),
    '/api',
    '/gated',
    '/gated/nope.js',
  ]) {
    const answer = await get(path);
    expect(answer.status, path).toBe(404);
    expect(JSON.parse(answer.text)).toEqual({
      code: 'NOT_FOUND',
      message: 'Not found.',
      requestId: answer.headers['x-request-id'],
    });
  }
});
