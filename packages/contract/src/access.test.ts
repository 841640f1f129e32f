import { describe, expect, it } from 'vitest';
import { decideAccess, mergeAccess } from './access';

const free = { plans: [] };
const premium = { plans: ['premium'] };

describe('decideAccess', () => {
  it.each([
    ['public', null, 'open'],
    ['public', free, 'open'],
    ['members', null, 'sign-in'],
    ['members', free, 'open'],
    [['premium'], null, 'sign-in'],
    [['premium'], free, 'upgrade'],
    [['premium'], premium, 'open'],
    [['team', 'premium'], premium, 'open'],
    [['team'], premium, 'upgrade'],
  ] as const)('access %j for %j is %s', (access, reader, decision) => {
    expect(decideAccess(access, reader)).toBe(decision);
  });

  it('refuses everyone for an empty list', () => {
    expect(decideAccess([], premium)).toBe('upgrade');
  });

  it('does not match part of a plan id', () => {
    expect(decideAccess(['premium'], { plans: ['prem', 'premium-plus'] })).toBe('upgrade');
  });
});

describe('mergeAccess', () => {
  it('combines the plans of both', () => {
    expect(mergeAccess(['team'], ['premium', 'team'])).toEqual(['premium', 'team']);
  });
  it('is members when one page is for members', () => {
    expect(mergeAccess(['team'], 'members')).toBe('members');
  });
  it('is public when one page is public', () => {
    expect(mergeAccess(['team'], 'public')).toBe('public');
  });
});
