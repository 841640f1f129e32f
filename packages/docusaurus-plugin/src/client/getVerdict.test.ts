import { describe, expect, it } from 'vitest';
import { getVerdict } from './getVerdict';

const premium = { access: ['premium'] };
const reader = (
  status: 'unknown' | 'signed-out' | 'signed-in' | 'unreachable',
  ...plans: string[]
) => ({
  status,
  plans,
});

describe('getVerdict', () => {
  it.each([
    ['waits for a reader who is not known yet', reader('unknown'), 'loading'],
    ['asks a stranger to sign in', reader('signed-out'), 'sign-in'],
    ['offers the plan to a reader without it', reader('signed-in', 'team'), 'upgrade'],
    ['opens to a reader with the plan', reader('signed-in', 'premium'), 'open'],
    ['says that the server is away', reader('unreachable'), 'unreachable'],
  ] as const)('%s', (_fact, who, verdict) => {
    expect(getVerdict(premium, who, false)).toBe(verdict);
  });

  it.each(['unknown', 'unreachable'] as const)('keeps open what is open while %s', (status) => {
    expect(getVerdict(premium, reader(status), true)).toBe('open');
  });

  it.each([
    ['signed out', reader('signed-out'), 'sign-in'],
    ['lost the plan', reader('signed-in'), 'upgrade'],
  ] as const)('closes what is open to a reader who %s (SES-20)', (_what, who, verdict) => {
    expect(getVerdict(premium, who, true)).toBe(verdict);
  });
});
