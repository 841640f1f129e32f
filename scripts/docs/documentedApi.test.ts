import { DEFAULT_ROUTES } from '@gatehouse/contract/accountPages';
import { ERROR_CODES } from '@gatehouse/contract/errorCodes';
import { authRoutes } from '../../auth-server/src/auth/authRoutes.js';
import { createHollowApp } from '../../auth-server/src/testing/createHollowApp.js';
import { findRoutes } from '../../auth-server/src/testing/fuzz/findRoutes.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { allMatches, findInDocs, readReference, sectionOf, tableRows } from './readDocs.js';

const api = readReference('http-api');
const url = 'http://localhost:3000';

let routes: string[];
beforeAll(async () => {
  const { routes: declared } = await findRoutes(createHollowApp);
  const site = { origin: url, baseUrl: '/', routes: DEFAULT_ROUTES };
  const auth = Object.entries(authRoutes(site)).map(
    ([path, { method }]) => `${method} /api/auth${path}`,
  );
  const own = declared.map(({ method, path }) => `${method} ${path.replace(/:id\b/, 'ID')}`);
  routes = [...auth, ...own.filter((route) => route.includes(' /api/'))];
});

describe('the HTTP API in the docs', () => {
  it('lists exactly the routes of the server', () => {
    expect(routes).toContain('GET /api/me');
    const documented = allMatches(api, /(?:^\| |^#+ )`([A-Z]+ \/api\/[^`]*)`/gm);
    expect(documented.sort()).toEqual(routes.sort());
  });

  it('uses only existing route names', () => {
    const paths = routes.map((route) => route.split(' ')[1] ?? '');
    const exists = (named: string) => {
      const pattern = named.replace(/callback\/[a-z]+$/, 'callback/PROVIDER').replace(/\/$/, '');
      return paths.some((path) => path === pattern || path.startsWith(`${pattern}/`));
    };
    const named = findInDocs(/(?<![\w.])(\/api\/(?:auth|me|health|avatars)[\w/-]*)/g);
    expect(named.filter(({ found }) => !exists(found)).map(({ where }) => where)).toEqual([]);
  });

  it('lists each field that a sign-in route accepts', () => {
    const site = { origin: url, baseUrl: '/', routes: DEFAULT_ROUTES };
    for (const [path, { method, body }] of Object.entries(authRoutes(site))) {
      const cells = tableRows(api).find(([route]) => route === `\`${method} /api/auth${path}\``);
      const documented = allMatches(cells?.[1] ?? '', /`(\w+)`/g);
      expect({ path, fields: documented.sort() }).toEqual({ path, fields: fieldsOf(body).sort() });
    }
  });

  it('lists exactly the error codes of the contract, each with its status', () => {
    const documented = tableRows(sectionOf(api, '## Errors'))
      .slice(1)
      .map(([code = '', status]) => [code.replaceAll('`', ''), Number(status)]);
    const declared = Object.entries(ERROR_CODES).map(([code, { status }]) => [code, status]);
    expect(Object.fromEntries(documented)).toEqual(Object.fromEntries(declared));
    expect(documented).toHaveLength(declared.length);
  });

  it('uses the same status for a code everywhere', () => {
    const pairs = findInDocs(/\b([1-5]\d\d `[A-Z_]{6,}`)/g);
    expect(pairs.length).toBeGreaterThan(0);
    for (const { where, found } of pairs) {
      const [status, code = ''] = found.replaceAll('`', '').split(' ');
      const declared = ERROR_CODES[code as keyof typeof ERROR_CODES] as
        { status: number } | undefined;
      expect({ where, status: declared?.status }).toEqual({ where, status: Number(status) });
    }
  });
});

/** The input fields of a body's schema. */
function fieldsOf(schema: unknown): string[] {
  const { shape, in: input } = (schema as { def: { shape?: object; in?: unknown } }).def;
  if (shape) return Object.keys(shape);
  return input === undefined ? [] : fieldsOf(input);
}
