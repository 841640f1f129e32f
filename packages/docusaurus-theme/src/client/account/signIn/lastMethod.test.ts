import { describe, expect, it } from 'vitest';
import { lastMethod } from './lastMethod';

describe('lastMethod', () => {
  it.each([
    ['gatehouse.last_method=passkey', 'passkey'],
    ['theme=dark; __Host-gatehouse.last_method=google; other=1', 'google'],
    ['', null],
    ['not-gatehouse.last_method=email', null],
  ])('for the cookies "%s" is %s', (cookies, method) => {
    expect(lastMethod(cookies)).toBe(method);
  });
});
