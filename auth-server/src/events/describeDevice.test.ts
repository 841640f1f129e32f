import { expect, it } from 'vitest';
import { describeDevice, deviceKindOf } from './describeDevice.js';

it.each([
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox on Linux'],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
    'Chrome on Windows',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
    'Safari on iOS',
  ],
  ['', 'Unknown browser'],
  [null, 'Unknown browser'],
])('describes %j as people would', (userAgent, name) => {
  expect(describeDevice(userAgent)).toBe(name);
});

it('only reads the start of a long one (DOS-04)', () => {
  const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0';
  expect(describeDevice(firefox + ' '.repeat(1_000_000))).toBe('Firefox on Linux');
  expect(describeDevice(' '.repeat(512) + firefox)).toBe('Unknown browser');
});

it.each([
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
    'phone',
  ],
  [
    'Mozilla/5.0 (Linux; Android 14; SM-X910) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
    'tablet',
  ],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'desktop'],
  ['curl/8.0', 'desktop'],
  [null, 'desktop'],
])('recognizes %j as a %s', (userAgent, kind) => {
  expect(deviceKindOf(userAgent)).toBe(kind);
});
