import { expect, it } from 'vitest';
import { formatPagePolicy, readPagePolicy } from './pagePolicy';

it('is read as it was written', () => {
  const policy = "default-src 'self';script-src 'self' 'sha256-abc/+='";
  const html = `<html><head>${formatPagePolicy(policy)}<title>A page</title></head></html>`;
  expect(readPagePolicy(html)).toBe(policy);
});

it('is none where no one wrote one', () => {
  expect(readPagePolicy('<html><head><meta charset="utf-8"></head></html>')).toBeNull();
});

it.each(['"', '&', '<', '>'])('holds nothing that would end the tag: %s', (character) => {
  expect(() => formatPagePolicy(`img-src ${character}`)).toThrow('not allowed');
});
