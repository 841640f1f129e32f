import { expect, it } from 'vitest';
import { readSettings } from '../env.js';

it.each([
  [{ MAX_CONNECTIONS: '1' }, 'MAX_CONNECTIONS must be 10 or more'],
  [{ MAX_HEADERS: 'many' }, 'MAX_HEADERS must be a number of headers'],
  [{ MAX_HEADER_BYTES: '1e9' }, 'MAX_HEADER_BYTES must be 262144 or less'],
  [{ MAX_BODY_BYTES: '100000.5' }, 'MAX_BODY_BYTES must be a whole number'],
  [{ PASSWORD_HASHES_AT_ONCE: '4' }, 'PASSWORD_HASHES_AT_ONCE must be 3 or less'],
  [
    { REQUEST_TIMEOUT_SECONDS: '10' },
    'HEADERS_TIMEOUT_SECONDS must not exceed REQUEST_TIMEOUT_SECONDS',
  ],
])('a limit that makes no sense is refused: %j', (env, problem) => {
  expect(() => readSettings(env, '/srv/site')).toThrow(problem);
});

it('times are in seconds for people, and in milliseconds for the server', () => {
  const { connections } = readSettings({ KEEP_ALIVE_SECONDS: '65' }, '/srv/site');
  expect(connections.keepAliveTimeout).toBe(65_000);
});
