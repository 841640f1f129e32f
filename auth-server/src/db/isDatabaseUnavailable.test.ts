import { describe, expect, it } from 'vitest';
import { isDatabaseUnavailable } from './isDatabaseUnavailable.js';

const withCode = (code: string) => Object.assign(new Error('failed'), { code });

describe('the database is unavailable', () => {
  it.each([
    ['nothing listens', 'ECONNREFUSED'],
    ['its name does not resolve', 'ENOTFOUND'],
    ['its certificate has expired', 'CERT_HAS_EXPIRED'],
    ['its certificate is self-signed', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
    ['its certificate has an unknown issuer', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY'],
    ['its certificate belongs to another host', 'ERR_TLS_CERT_ALTNAME_INVALID'],
    ['it does not speak TLS', 'EPROTO'],
    ['the connection fails', '08006'],
    ['it has no free connection', '53300'],
    ['it shuts down', '57P01'],
    ['a statement takes too long', '57014'],
    ['it refuses the password', '28P01'],
    ['Neon cannot start its compute node', 'XX000'],
    ['it is a read-only standby', '25006'],
  ])('when %s (%s)', (_what, code) => {
    expect(isDatabaseUnavailable(withCode(code))).toBe(true);
    expect(isDatabaseUnavailable(new Error('wrapped', { cause: withCode(code) }))).toBe(true);
    expect(isDatabaseUnavailable(new AggregateError([withCode(code)]))).toBe(true);
  });

  it.each([
    'Connection terminated unexpectedly',
    'timeout exceeded when trying to connect',
    'Query read timeout',
    'The server does not support SSL connections',
  ])('when pg says "%s"', (message) => {
    expect(isDatabaseUnavailable(new Error(message))).toBe(true);
  });
});

describe('the database is not to blame', () => {
  it.each([
    ['for a violated constraint', '23505'],
    ['for a wrong query', '42601'],
    ['for a missing file', 'ENOENT'],
  ])('%s (%s)', (_what, code) => {
    expect(isDatabaseUnavailable(withCode(code))).toBe(false);
  });

  it.each([[null], ['ECONNREFUSED'], [new Error('something else')]])('for %s', (error) => {
    expect(isDatabaseUnavailable(error)).toBe(false);
  });
});
