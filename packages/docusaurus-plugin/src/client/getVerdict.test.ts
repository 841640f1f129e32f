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
    ['waits while the reader is unknown', reader('unknown'), 'loading'],
    ['asks a signed-out reader to sign in', reader('signed-out'), 'sign-in'],
    ['offers the plan to a reader without it', reader('signed-in', 'team'), 'upgrade'],
    ['opens for a reader with the plan', reader('signed-in', 'premium'), 'open'],
    ['says that the server is unreachable', reader('unreachable'), 'unreachable'],
  ] as const)('%s', (_fact, who, verdict) => {
    expect(getVerdict(premium, who, false)).toBe(verdict);
  });

  it.each(['unknown', 'unreachable'] as const)('keeps an open page open while %s', (status) => {
    expect(getVerdict(premium, reader(status), true)).toBe('open');
  });

  it.each([
    ['signed out', reader('signed-out'), 'sign-in'],
    ['lost the plan', reader('signed-in'), 'upgrade'],
  ] as const)('closes an open page for a reader who %s (SES-20)', (_what, who, verdict) => {
    expect(getVerdict(premium, who, true)).toBe(verdict);
  });
});
