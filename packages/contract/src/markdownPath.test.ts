import { expect, it } from 'vitest';
import { markdownPath } from './markdownPath';

it.each([
  ['/docs/page', '/', '/docs/page.md'],
  ['/docs/page/', '/', '/docs/page.md'],
  ['/docs/', '/', '/docs.md'],
  ['/', '/', '/index.md'],
  ['/base/', '/base/', '/base/index.md'],
  ['/base/docs/page.html', '/base/', '/base/docs/page.md'],
  ['/fr/', '/fr/', '/fr/index.md'],
])('the Markdown of %s below %s is %s', (permalink, baseUrl, address) => {
  expect(markdownPath(permalink, baseUrl)).toBe(address);
});
