import { describe, expect, it } from 'vitest';
import { createSignatures } from './signatures.js';

const [first, second] = [
  { version: 1, value: 'the first secret, longer than 32 characters' },
  { version: 2, value: 'the second secret, longer than 32 characters' },
];
const before = createSignatures({ current: first, others: [], plain: null });
const during = createSignatures({ current: second, others: [first], plain: null });
const after = createSignatures({ current: second, others: [], plain: null });

describe('signatures', () => {
  it('of all secrets are read, and tell which one', () => {
    const old = before.sign('text');
    expect(during.read(old)).toEqual({ text: 'text', version: 1, isCurrent: false });
    expect(during.read(during.sign('text'))).toEqual({ text: 'text', version: 2, isCurrent: true });
    expect(after.read(old)).toBeNull();
  });

  it('of other secrets are renewed in all cookies, and nothing else changes', () => {
    const header = (signed: string) => `plain=1.5; a=${signed}; forged=a.b; broken=%zz`;
    const renewed = during.renewCookies(header(before.sign('x')));
    expect(renewed).toBe(header(after.sign('x')));
    expect(during.renewCookies(renewed)).toBe(renewed);
    expect(after.renewCookies(header(before.sign('x')))).toBe(header(before.sign('x')));
  });

  it('of altered OAuth requests are not renewed', () => {
    const forged = 'client_id=a&scope=b&sig=abc';
    expect(during.renewQuery(forged)).toBe(forged);
    expect(during.renewQuery('client_id=a')).toBe('client_id=a');
  });
});
