import { expect, it } from 'vitest';
import { readSettings } from '../env.js';
import { splitDriver } from './driver.js';

const DATABASE_URL = 'postgresql://u:p@ep-a-pooler.neon.tech/neondb?sslmode=require';
const BETTER_AUTH_SECRET = 'a secret for tests, longer than 32 characters';
const read = (env: Record<string, string>) => readSettings({ BETTER_AUTH_SECRET, ...env }, '/srv');

it('connects over TCP by default', () => {
  const { databaseUrl, databaseUrlUnpooled } = read({ DATABASE_URL });
  expect([databaseUrl, databaseUrlUnpooled]).toEqual([DATABASE_URL, DATABASE_URL]);
});

it('connects over WebSocket on request, also for migrations', () => {
  const direct = 'postgresql://u:p@ep-a.neon.tech/neondb?sslmode=require';
  const settings = read({
    DATABASE_URL,
    DATABASE_URL_UNPOOLED: direct,
    DATABASE_DRIVER: 'websocket',
  });
  const tcp = splitDriver(DATABASE_URL).Client;
  for (const [joined, url] of [
    [settings.databaseUrl, DATABASE_URL],
    [settings.databaseUrlUnpooled, direct],
  ] as const) {
    const split = splitDriver(joined ?? '');
    expect(split.url).toBe(url);
    expect(split.Client).not.toBe(tcp);
  }
});

it.each([
  [{ DATABASE_URL, DATABASE_DRIVER: 'http' }, 'DATABASE_DRIVER must be tcp or websocket'],
  [{ DATABASE_DRIVER: 'websocket' }, 'DATABASE_DRIVER has no effect without DATABASE_URL'],
  [
    { DATABASE_URL, DATABASE_WEBSOCKET_URL: 'wss://proxy.example.com/v1' },
    'DATABASE_WEBSOCKET_URL has no effect without DATABASE_DRIVER=websocket',
  ],
  [
    { DATABASE_URL, DATABASE_DRIVER: 'websocket', DATABASE_WEBSOCKET_URL: 'https://proxy' },
    'DATABASE_WEBSOCKET_URL must be a URL such as wss://',
  ],
])('refuses %j', (env, problem) => {
  expect(() => read(env as unknown as Record<string, string>)).toThrow(problem);
});
