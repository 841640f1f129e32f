import { describe, expect, it } from 'vitest';
import { createRoutePrioritizer, type Route } from './prioritizeRoute';

const page = (path: string): Route => ({ path, exact: true });
const order = (routes: readonly Route[]): unknown[] => routes.map(({ path }) => path);

describe('createRoutePrioritizer', () => {
  it('puts the route of a page first at any nesting level', () => {
    const docs = [page('/docs/a'), page('/docs/b'), page('/docs/c')];
    const routes = [page('/one'), page('/two'), { path: '/docs', routes: docs }];
    const prioritizeRoute = createRoutePrioritizer(routes);

    prioritizeRoute('/docs/c');
    expect(order(docs)).toEqual(['/docs/c', '/docs/a', '/docs/b']);
    prioritizeRoute('/docs/b');
    expect(order(docs)).toEqual(['/docs/b', '/docs/c', '/docs/a']);
    expect(order(routes)).toEqual(['/one', '/two', '/docs']);
    prioritizeRoute('/two/');
    expect(order(routes)).toEqual(['/two', '/one', '/docs']);
  });

  it.each<[string, Route[], string]>([
    ['that does not exist', [page('/a'), page('/b')], '/c'],
    [
      'after a route that matches many paths',
      [{ path: '/docs', routes: [] }, page('/docs/b')],
      '/docs/b',
    ],
    ['after a pattern', [page('/docs/:id'), page('/docs/b')], '/docs/b'],
    ['after a prefix', [{ path: '/docs' }, page('/docs/b')], '/docs/b'],
    ['after the catch-all page', [{ path: '*' }, page('/docs/b')], '/docs/b'],
    ['that two routes match', [page('/a'), page('/docs/B'), page('/docs/b/')], '/docs/b/'],
  ])('leaves a page %s in place', (_where, routes, pathname) => {
    const before = order(routes);
    createRoutePrioritizer(routes)(pathname);
    expect(order(routes)).toEqual(before);
  });
});
