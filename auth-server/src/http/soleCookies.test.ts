import { parseCookies } from 'better-auth/cookies';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findOnlyCookie } from '../session/sessionCookie.js';
import { keepSoleCookies } from './soleCookies.js';

const NAMES = ['gatehouse.session_token', '__Host-gatehouse.session_token', 'a', ' a', 'a ', ''];

describe('keepSoleCookies', () => {
  it.each([
    ['a=1; b=2', 'a=1; b=2'],
    ['a=1;b=2 ;  c = 3', 'a=1; b=2; c=3'],
    ['a=1; b=2; a=3', 'b=2'],
    ['a=1; a=1', ''],
    ['a=1; a=2; a=3; b=4', 'b=4'],
    ['a=1; A=2', 'a=1; A=2'],
    ['a=1; __Host-a=2; __Secure-a=3', 'a=1; __Host-a=2; __Secure-a=3'],
    ['a="1"; b=x=y', 'a=1; b=x=y'],
    ['nameless; =value; a=1', 'a=1'],
    ['', ''],
  ])('makes %j %j (COO-04)', (header, kept) => {
    expect(keepSoleCookies(header)).toBe(kept);
  });

  it('leaves what the server’s reader and the library parse alike (COO-04)', () => {
    const pair = fc.tuple(
      fc.constantFrom(...NAMES),
      fc.constantFrom('=', ' = ', ''),
      fc.stringMatching(/^(?:[\w.-]{0,4}|"[\w.-]{0,4}")$/),
    );
    const header = fc.array(
      pair.map((parts) => parts.join('')),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(header, (pairs) => {
        const kept = keepSoleCookies(pairs.join(';'));
        const read = parseCookies(kept);
        for (const name of NAMES.map((each) => each.trim()).filter(Boolean)) {
          const ours = findOnlyCookie(kept, name);
          expect(read.get(name) ?? null).toBe(ours);
        }
        expect(keepSoleCookies(kept)).toBe(kept);
      }),
    );
  });
});
