import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadedDocs } from './testing/loadedDocs';
import {
  findReservedFiles,
  findReservedSettings,
  refuseReservedRoutes,
} from './refuseReservedPaths';

let siteDir: string;
beforeAll(() => {
  siteDir = mkdtempSync(path.join(tmpdir(), 'gated-reserved-'));
  for (const name of [
    'static/api/openapi.json',
    'static/gated',
    'static/mcp/tools.json',
    'static/apis/a.txt',
    'static/.well-known/jwks.json',
    'static/.well-known/security.txt',
  ]) {
    mkdirSync(path.dirname(path.join(siteDir, name)), { recursive: true });
    writeFileSync(path.join(siteDir, name), '');
  }
});
afterAll(() => rmSync(siteDir, { recursive: true }));

const routes = (...paths: string[]): string => {
  const objects = paths.map((route) => `  {\n    path: '${route}',\n    exact: true\n  },\n`);
  writeFileSync(path.join(siteDir, 'routes.js'), `export default [\n${objects.join('')}];`);
  return siteDir;
};

describe('addresses that the server handles itself are refused', () => {
  it('for files in static directories, unless a base URL separates them', () => {
    const site = { siteDir, staticDirs: [path.join(siteDir, 'static')] };
    expect(findReservedFiles({ ...site, baseUrl: '/' })).toMatchInlineSnapshot(`
      "The server handles "/api/…", "/gated/…", "/mcp/…" and "/.well-known/jwks.json" itself, but these files would be served there:
      - static/.well-known/jwks.json
      - static/api/openapi.json
      - static/gated
      - static/mcp/tools.json
      Move them to another folder in the static directory."
    `);
    expect(findReservedFiles({ ...site, baseUrl: '/base/' })).toBeNull();
    expect(findReservedFiles({ ...site, baseUrl: '/api/' })).toContain('- static/apis/a.txt');
  });

  it('for pages, with the setting to change', () => {
    expect(() => {
      refuseReservedRoutes(
        routes(
          '/api',
          '/api/intro',
          '/apis',
          '/docs/api',
          '/gated/',
          '/%67ated/x',
          '/mcp',
          '/mcps',
        ),
        { baseUrl: '/' },
        findReservedSettings({
          ...loadedDocs([{ path: '/api' }], 'api'),
          blogs: [{ id: 'news', posts: [], tagsPath: '/gated/tags' }],
        }),
      );
    }).toThrowErrorMatchingInlineSnapshot(`
      [Error: The server handles "/api/…", "/gated/…", "/mcp/…" and "/.well-known/jwks.json" itself, but these pages would be served there:
      - /api
      - /api/intro
      - /gated/
      - /gated/x
      - /mcp
      Give @docusaurus/plugin-content-docs, instance "api", another "routeBasePath" (such as "reference").
      Give @docusaurus/plugin-content-blog, instance "news", another "routeBasePath" (such as "reference").
      To move a single page, set "slug" in its front matter or rename its file.]
    `);
  });

  it('for a whole site, by its base URL', () => {
    expect(() => {
      refuseReservedRoutes(routes('/gated/', '/gated/docs'), { baseUrl: '/gated/' }, []);
    }).toThrow('Change the site\'s "baseUrl" from "/gated/"');
  });

  it('and no others', () => {
    expect(() => {
      refuseReservedRoutes(routes('/apis', '/API', '/docs/gated'), { baseUrl: '/' }, []);
    }).not.toThrow();
  });
});
