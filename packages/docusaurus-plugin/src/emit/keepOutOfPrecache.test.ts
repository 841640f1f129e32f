import { expect, it } from 'vitest';
import { withoutEntries } from './keepOutOfPrecache';

const GATED = new Set(['docs/gated/index.html', 'docs/größe.html']);

it('a service worker precaches everything except gated pages', () => {
  const worker = `addToCacheList([${[
    '{"revision":"1","url":"404.html"}',
    '{"revision":"2","url":"docs/gated/index.html"}',
    '{"revision":null,"url":"assets/js/main.1a2b.js"}',
    '{"revision":"3","url":"docs/gr%C3%B6%C3%9Fe.html"}',
  ].join(',')}]);const other={url:"docs/gated/index.html"}`;
  const without = withoutEntries(worker, GATED);
  expect(without).toBe(
    'addToCacheList([{"revision":"1","url":"404.html"},{"revision":null,"url":"assets/js/main.1a2b.js"},]);' +
      'const other={url:"docs/gated/index.html"}',
  );
});
