import { DEFAULT_ROUTES } from '@gatehouse/contract/accountPages';
import { beforeAll, describe, expect, it } from 'vitest';
import { authRoutes } from '../auth/authRoutes.js';
import { createHollowApp } from '../testing/createHollowApp.js';
import { findRoutes } from '../testing/fuzz/findRoutes.js';
import { TAGS } from './Operation.js';
import { listOperations } from './operations.js';
import { isProtocolRoute } from './protocolRoutes.js';

const operations = listOperations();
const nameOf = ({ method, path }: { method: string; path: string }) => `${method} ${path}`;

let routes: string[];
beforeAll(async () => {
  const { routes: declared } = await findRoutes(createHollowApp);
  const site = { origin: 'http://localhost:3000', baseUrl: '/', routes: DEFAULT_ROUTES };
  const auth = Object.entries(authRoutes(site)).map(([path, { method }]) =>
    nameOf({ method, path: `/api/auth${path}` }),
  );
  const described = declared.filter(({ path }) => !isProtocolRoute(path));
  const own = described.map(({ method, path }) =>
    nameOf({ method, path: path.replace(/:(\w+)/g, '{$1}').replace('PROVIDER', '{provider}') }),
  );
  routes = [...auth, ...own];
});

describe('the operations', () => {
  it('match the routes one to one', () => {
    const known = operations.map(nameOf);
    expect(
      routes.filter((route) => !known.includes(route)),
      'Routes without an operation: add it to a file in auth-server/src/openapi/operations/ (for routes of Better Auth, to authTexts.ts there)',
    ).toEqual([]);
    expect(
      known.filter((name) => !routes.includes(name)),
      'Operations without a route: remove them from auth-server/src/openapi/operations/',
    ).toEqual([]);
    expect(known).toEqual([...new Set(known)]);
  });

  it('have unique ids', () => {
    const ids = operations.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)]);
    expect(ids.filter((id) => !/^[a-z]+([A-Z][a-z]+)*$/.test(id))).toEqual([]);
  });

  it('describe their path parameters', () => {
    for (const { path, parameters = {} } of operations) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect({ path, named: Object.keys(parameters) }).toEqual({ path, named });
    }
  });

  it('use every group', () => {
    expect([...new Set(operations.map(({ tag }) => tag))].sort()).toEqual(Object.keys(TAGS).sort());
  });

  it('have a specific schema for every JSON response', () => {
    const vague = operations.flatMap(({ id, answers }) =>
      Object.values(answers).flatMap(({ schema }) =>
        schema?.def.type === 'unknown' || schema?.def.type === 'any' ? [id] : [],
      ),
    );
    expect(vague).toEqual([]);
  });
});
