import { expect, it } from 'vitest';
import { readSettings } from '../env.js';

const read = (env: Record<string, string>) => readSettings(env, '/srv/site').metrics;

it('are for this machine only, unless a host is set', () => {
  expect(read({ METRICS_PORT: '9464' })).toEqual({ port: 9464, host: '127.0.0.1' });
  expect(read({ METRICS_PORT: '9464', METRICS_HOST: '::' })).toEqual({ port: 9464, host: '::' });
});

it.each([
  [{ METRICS_PORT: '3000' }, 'METRICS_PORT must be another port than PORT'],
  [{ METRICS_PORT: '4000', PORT: '4000' }, 'METRICS_PORT must be another port than PORT'],
  [{ METRICS_PORT: '70000' }, 'METRICS_PORT must be a port from 1 to 65535'],
  [{ METRICS_HOST: '10.0.0.5' }, 'METRICS_HOST has no effect without METRICS_PORT'],
  [{ METRICS_PORT: '9464', METRICS_HOST: 'localhost' }, 'METRICS_HOST must be an IP address'],
])('are refused: %j', (env, problem) => {
  expect(() => read(env)).toThrow(problem);
});
