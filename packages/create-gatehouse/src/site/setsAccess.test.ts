import { expect, it } from 'vitest';
import { setsAccess } from './setsAccess.js';

it.each([
  ['docs/a.md', '---\ntitle: A\naccess: premium\n---\nText.'],
  ['docs/a.md', '---\r\naccess: [a, b]\r\n---\r\nText.'],
  ['docs/a.md', '---\n"access": members\n---\n'],
  ['docs/a.md', '---\naccess_all_versions: true\naccess: public\n---\n'],
  ['docs/a.mdx', 'Text.\n\n<Gated access="premium">\n\nMore.\n\n</Gated>\n'],
  ['docs/_category_.json', '{ "customProps": { "access": "premium" } }'],
  ['docs/_category_.yml', 'customProps:\n  access: premium\n'],
])('treats %s as gated: %j', (file, text) => {
  expect(setsAccess(file, text)).toBe(true);
});

it.each([
  ['docs/a.md', '---\ntitle: Access\n---\naccess: premium'],
  ['docs/a.md', '---\naccess: public\n---\nText.'],
  ['docs/a.md', 'Nothing in front.'],
  ['docs/_category_.json', '{ "label": "Guides" }'],
])('treats %s as public: %j', (file, text) => {
  expect(setsAccess(file, text)).toBe(false);
});
