import { describe, expect, it } from 'vitest';
import { describeFailure } from './describeFailure.js';

const described = (message: string, code?: string) =>
  describeFailure(Object.assign(new Error(message), code === undefined ? {} : { code }));

describe('describeFailure', () => {
  it.each([
    [
      'connect ECONNREFUSED 127.0.0.1:587',
      'ESOCKET',
      'ESOCKET: connect ECONNREFUSED 127.0.0.1:587',
    ],
    [
      'getaddrinfo ENOTFOUND mail.example.com',
      'ENOTFOUND',
      'getaddrinfo ENOTFOUND mail.example.com',
    ],
    ['450 <ada@example.com>\r\n 4.2.0 greylisted', undefined, '450 <[address]> 4.2.0 greylisted'],
  ])('describes what happened: %s', (message, code, description) => {
    expect(described(message, code)).toBe(description);
  });

  it.each([
    'blocked: https://docs.example.com/reset?token=s3cret',
    'blocked: /reset?token=s3cret',
    'blocked: s3cret-s3cret-s3cret-s3cret',
    'blocked: <a href="HTTPS://docs.example.com/#s3cret">',
  ])('omits what may be a secret (TOK-08): %s', (message) => {
    expect(described(message)).not.toContain('s3cret');
  });

  it('is short', () => {
    expect(described('too long '.repeat(100))).toHaveLength(200);
  });

  it('describes values that aren’t errors', () => {
    expect(describeFailure('gone')).toBe('gone');
    expect(describeFailure(undefined)).toBe('undefined');
  });
});
