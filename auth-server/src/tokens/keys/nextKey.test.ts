import { expect, it } from 'vitest';
import { whyNewKey, type KeyState } from './nextKey.js';

const signing: KeyState = {
  algorithm: 'RS256',
  isReadable: true,
  isActive: true,
  isNew: false,
  isOld: false,
};
const unreadable = { ...signing, isReadable: false };
const waiting = { ...signing, isActive: false, isNew: true };
const other = { ...signing, algorithm: 'EdDSA' } as const;

it.each([
  ['there is none', [], 'first'],
  ['one signs', [signing], null],
  ['it is old', [{ ...signing, isOld: true }], 'age'],
  ['its successor waits', [waiting, { ...signing, isOld: true }], null],
  ['it has another algorithm', [other], 'algorithm'],
  ['it was created under another secret', [unreadable], 'secret'],
  ['it was created a moment ago under another secret', [{ ...unreadable, isNew: true }], 'secret'],
  ['its successor was created under another secret', [unreadable, signing], 'secret'],
  // Two instances that disagree take turns creating a key, instead of creating one per request.
  [
    'another instance has just created one under its secret',
    [{ ...waiting, ...unreadable, isNew: true }, signing],
    null,
  ],
  [
    'another instance has just created one with its algorithm',
    [{ ...other, isNew: true }, signing],
    null,
  ],
] as [string, KeyState[], string | null][])(
  'when %s, the reason for a key is %#',
  (_when, keys, reason) => {
    expect(whyNewKey(keys, 'RS256')).toBe(reason);
  },
);
