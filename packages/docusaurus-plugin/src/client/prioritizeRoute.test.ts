import { describe, expect, it } from 'vitest';
import { createRoutePrioritizer, type Route } from './prioritizeRoute';

const page = (path: string): Route => ({ path, exact: true });
const order = (routes: readonly Route[]): unknown[] => routes.map(({ path }) => path);

describe('createRoutePrioritizer', () => {
  it('puts the route of a page first, wherever it is nested', () => {
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
    ['that is not there', [page('/a'), page('/b')], '/c'],
    [
      'behind a route that answers many',
      [{ path: '/docs', routes: [] }, page('/docs/b')],
      '/docs/b',
    ],
    ['behind a pattern', [page('/docs/:id'), page('/docs/b')], '/docs/b'],
    ['behind a prefix', [{ path: '/docs' }, page('/docs/b')], '/docs/b'],
    ['behind the page for everything else', [{ path: '*' }, page('/docs/b')], '/docs/b'],
    ['that two routes answer', [page('/a'), page('/docs/B'), page('/docs/b/')], '/docs/b/'],
  ])('leaves a page %s where it is', (_where, routes, pathname) => {
    const before = order(routes);
    createRoutePrioritizer(routes)(pathname);
    expect(order(routes)).toEqual(before);
  });
});
