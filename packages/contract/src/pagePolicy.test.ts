import { expect, it } from 'vitest';
import { formatPagePolicy, readPagePolicy } from './pagePolicy';

it('is read back unchanged', () => {
  const policy = "default-src 'self';script-src 'self' 'sha256-abc/+='";
  const html = `<html><head>${formatPagePolicy(policy)}<title>A page</title></head></html>`;
  expect(readPagePolicy(html)).toBe(policy);
});

it('is null for a page without one', () => {
  expect(readPagePolicy('<html><head><meta charset="utf-8"></head></html>')).toBeNull();
});

it.each(['"', '&', '<', '>'])(
  "can't contain a character that would end the tag: %s",
  (character) => {
    expect(() => formatPagePolicy(`img-src ${character}`)).toThrow('not allowed');
  },
);
