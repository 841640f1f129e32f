import { describe, expect, it } from 'vitest';
import { parseAccess } from './parseAccess';

const PLANS = ['premium', 'team'];

describe('parseAccess', () => {
  it.each([
    ['public', 'public'],
    ['members', 'members'],
    ['premium', ['premium']],
    [
      ['team', 'premium'],
      ['premium', 'team'],
    ],
    [['premium', 'premium'], ['premium']],
    [['premium', 'members'], 'members'],
  ])('reads %j', (value, access) => {
    expect(parseAccess(value, PLANS)).toEqual({ access });
  });

  it.each([
    ['gold', 'is "gold"'],
    ['Premium', 'is "Premium"'],
    ['premium, team', 'is "premium, team"'],
    ['', 'is ""'],
    [null, 'is null'],
    [true, 'is true'],
    [['premium', 'gold'], 'lists "gold"'],
    [[['premium']], 'lists ["premium"]'],
    [['premium', 'public'], 'lists "public", which can only be used on its own'],
    [[], 'is an empty list'],
    [{ plan: 'premium' }, 'is {"plan":"premium"}'],
  ])('refuses %j', (value, problem) => {
    expect(parseAccess(value, PLANS)).toEqual({ problem });
  });
});
