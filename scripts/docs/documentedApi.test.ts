import { ERROR_CODES } from '@gatehouse/contract/errorCodes';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { listOperations } from '../../auth-server/src/openapi/operations.js';
import { EVERYWHERE } from './api/createReference.js';
import { isProtocolRoute } from '../../auth-server/src/openapi/protocolRoutes.js';
import { createHollowApp } from '../../auth-server/src/testing/createHollowApp.js';
import { findRoutes } from '../../auth-server/src/testing/fuzz/findRoutes.js';
import { describe, expect, it } from 'vitest';
import { allMatches, findInDocs, readReference, sectionOf, tableRows } from './readDocs.js';

const api = readReference('http-api');

describe('the HTTP API in the docs', () => {
  it('has the routes that no operation describes', async () => {
    const { routes } = await findRoutes(createHollowApp);
    const paths = routes.map(({ path }) => path).filter(isProtocolRoute);
    expect(paths).toContain('/mcp');
    const section = sectionOf(api, '## AI assistants and OAuth');
    const isNamed = (path: string) => section.includes(path.replace(/.*(?=\/mcp\/me)/, ''));
    expect(paths.filter((path) => !isNamed(path))).toEqual([]);
  });

  it('is on the pages that the overview lists', () => {
    const pages = readdirSync(path.resolve(import.meta.dirname, '../../docs/reference/api'));
    const listed = allMatches(sectionOf(api, '## Operations'), /\(\.\/api\/([\w-]+\.mdx)\)/g);
    expect(listed.sort()).toEqual(pages.filter((name) => name.endsWith('.mdx')).sort());
  });

  it('uses only existing route names', () => {
    const paths = listOperations().map((operation) => operation.path);
    const exists = (named: string) => {
      const pattern = named.replace(/callback\/\w+$/, 'callback').replace(/\/$/, '');
      return paths.some((known) => known === pattern || known.startsWith(`${pattern}/`));
    };
    const named = findInDocs(/(?<![\w.])(\/api\/(?:auth|me|health|avatars|session)[\w/-]*)/g);
    expect(
      named
        .filter(({ found }) => !exists(found) && !isProtocolRoute(found))
        .map(({ where }) => where),
    ).toEqual([]);
  });

  it('lists exactly the error codes of the contract, each with its status', () => {
    const documented = tableRows(sectionOf(api, '## Errors'))
      .slice(1)
      .map(([code = '', status]) => [code.replaceAll('`', ''), Number(status)]);
    const declared = Object.entries(ERROR_CODES).map(([code, { status }]) => [code, status]);
    expect(Object.fromEntries(documented)).toEqual(Object.fromEntries(declared));
    expect(documented).toHaveLength(declared.length);
  });

  it('lists the errors of all operations, which the pages omit', () => {
    const named = allMatches(sectionOf(api, '### Errors of all operations'), /`([A-Z_]+)`/g);
    expect(named.sort()).toEqual([...EVERYWHERE].sort());
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
