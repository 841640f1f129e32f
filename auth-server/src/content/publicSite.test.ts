import express from 'express';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HttpError } from '../http/errors/HttpError.js';
import { writeBuild } from '../testing/writeBuild.js';
import { writeLocale } from '../testing/writeLocale.js';
import type { Content } from './loadContent.js';
import { loadSite } from './loadSite.js';
import { createPublicBodies } from './publicBodies.js';
import { notFound, publicFiles } from './publicSite.js';
import { createLog } from '../log.js';
import { gatedContent } from './gatedContent.js';
import { markdownContent } from './markdown/markdownContent.js';

const ENGLISH = 'There is no such page';
const URDU = 'ایسا کوئی صفحہ نہیں';
const PORTUGUESE = 'Esta página não existe';

/** As in `createApp`. @param add adds what comes last, with the 404 page */
function listenFor(
  content: Content,
  add: (app: express.Express, missing: express.RequestHandler) => unknown,
) {
  const bodies = createPublicBodies(content);
  const app = express().use(publicFiles(content));
  add(app, notFound(content, bodies));
  return createServer((request, response) => {
    if (bodies.shortcut(request, response) === null) app(request, response);
  }).listen(0);
}

describe('a site in several languages', () => {
  let directory: string;
  let server: Server;
  beforeAll(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'gatehouse-languages-'));
    const build = await writeBuild(directory);
    for (const [name, text] of [
      ['ur', URDU],
      ['pt/br', PORTUGUESE],
    ] as const) {
      await writeLocale(directory, name);
      await writeFile(path.join(build.build, name, '404.html'), text);
    }
    const content = await loadSite(build, { authUrl: null });
    const reading = {
      log: createLog('silent'),
      siteUrl: 'https://docs.example.com',
      isSplit: false,
      identify: () => Promise.resolve(null),
      countRead: () => Promise.resolve(null),
    };
    const { unlisted } = gatedContent({
      ...reading,
      resources: content.resources,
      markdown: markdownContent({ ...reading, sites: content.markdown }),
    });
    server = listenFor(content, (app, missing) => app.use(unlisted, missing));
    await once(server, 'listening');
  });
  afterAll(async () => {
    server.close();
    await rm(directory, { recursive: true });
  });

  const get = async (asked: string) => {
    const { port } = server.address() as AddressInfo;
    const answer = await fetch(`http://localhost:${port}${asked}`);
    const headers = Object.fromEntries([...answer.headers].filter(([name]) => name !== 'date'));
    return { status: answer.status, headers, text: await answer.text() };
  };

  it.each([
    ['/nope', ENGLISH],
    ['/urdu', ENGLISH],
    ['/ur/nope', URDU],
    ['/ur/docs/nope.html', URDU],
    ['/ur/404', URDU],
    ['/pt/br/nope', PORTUGUESE],
  ])('shows the 404 page at %s in the language of the path', async (asked, text) => {
    const answer = await get(asked);
    expect(answer.status).toBe(404);
    expect(answer.text).toContain(text);
  });

  it.each([
    ['/404.html', ENGLISH],
    ['/ur/404.html', URDU],
    ['/pt/br/404.html', PORTUGUESE],
  ])('serves the file %s at its own URL', async (asked, text) => {
    const answer = await get(asked);
    expect(answer.status).toBe(200);
    expect(answer.text).toContain(text);
  });

  it.each(['/ur', '/pt/br'])(
    'hides an unlisted page below %s in the language of the path (GAT-13)',
    async (of) => {
      const hidden = await get(`${of}/docs/hidden`);
      expect(hidden.status).toBe(404);
      expect(hidden).toEqual(await get(`${of}/docs/nothing-like-it`));
      expect(hidden).not.toEqual(await get('/docs/hidden'));
    },
  );
});

describe('a site below a base URL', () => {
  let directory: string;
  let server: Server;
  beforeAll(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'gatehouse-base-'));
    const build = await writeBuild(directory);
    const content = {
      ...(await loadSite(build, { authUrl: null })),
      baseUrl: '/base/',
      publicPages: new Map(),
      publicTexts: new Map(),
    };
    const [page] = content.notFoundPages.values();
    if (!page) throw new Error('There is no 404 page.');
    content.notFoundPages = new Map([['/base/', page]]);
    const toJson: express.ErrorRequestHandler = (error: HttpError, _request, response, _next) => {
      response.status(error.status).json({ code: error.code });
    };
    server = listenFor(content, (app, missing) => app.use(missing).use(toJson));
    await once(server, 'listening');
  });
  afterAll(async () => {
    server.close();
    await rm(directory, { recursive: true });
  });

  const get = (asked: string, accept: string) => {
    const { port } = server.address() as AddressInfo;
    const url = `http://localhost:${port}${asked}`;
    return fetch(url, { headers: { accept }, redirect: 'manual' });
  };
  const BROWSER = 'text/html,application/xhtml+xml,*/*;q=0.8';

  it('redirects browsers from the root to the site', async () => {
    const answer = await get('/', BROWSER);
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toBe('/base/');
    expect(answer.headers.get('vary')).toContain('Accept');
  });

  it.each(['/docs/nope', '/basement', '/index.html', '/%zz'])(
    'sends its 404 page to browsers at %s, and JSON to programs',
    async (asked) => {
      const shown = await get(asked, BROWSER);
      expect([shown.status, await shown.text()]).toEqual([404, expect.stringContaining(ENGLISH)]);
      const told = await get(asked, '*/*');
      expect([told.status, await told.json()]).toEqual([404, { code: 'NOT_FOUND' }]);
    },
  );
});
