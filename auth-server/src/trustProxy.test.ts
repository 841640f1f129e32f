import { expect, it } from 'vitest';
import { parseTrustProxy } from './trustProxy.js';

it.each([
  ['', false],
  ['0', false],
  ['false', false],
  ['1', 1],
  ['loopback', ['loopback']],
  ['10.0.0.0/8, fd00::/8, 192.0.2.7', ['10.0.0.0/8', 'fd00::/8', '192.0.2.7']],
])('reads %j', (text, value) => {
  expect(parseTrustProxy(text)).toEqual({ ok: true, value });
});

it.each(['true', '*', 'yes', '10.0.0.0/33', '10.0.0.0/8/8', 'proxy.example.com', '0.0.0.0/'])(
  'refuses %j, which would trust what clients write (RL-05)',
  (text) => {
    expect(parseTrustProxy(text).ok).toBe(false);
  },
);
