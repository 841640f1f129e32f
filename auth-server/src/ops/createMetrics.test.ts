import { describe, expect, it } from 'vitest';
import { createMetrics } from './createMetrics.js';
import type { FinishedRequest } from './Metrics.js';

const ROUTES = ['/api/me', '/api/avatars/{id}', '/api/me/api-keys/{id}'];
const request = (about: Partial<FinishedRequest> & { url: string }): FinishedRequest => ({
  method: 'GET',
  status: 200,
  aborted: false,
  seconds: 0.02,
  gate: undefined,
  ...about,
});

async function countsOf(requests: FinishedRequest[]): Promise<string[]> {
  const { metrics, registry } = createMetrics({ routes: ROUTES });
  for (const each of requests) metrics.answered(each);
  const text = await registry.metrics();
  return [...text.matchAll(/^gatehouse_http_request_duration_seconds_count\{(.*)\} (\d+)$/gm)].map(
    ([, labels = '', count = '']) => `${labels.replaceAll('"', '')} ${count}`,
  );
}

describe('the requests are counted', () => {
  it('by the pattern of their route, method and status class', async () => {
    expect(
      await countsOf([
        request({ url: '/api/me?next=%2Fdocs' }),
        request({ url: '/api/avatars/0815', status: 404 }),
        request({ url: '/api/avatars/4711', status: 404 }),
        request({ url: '/api/me/api-keys/1', method: 'DELETE', status: 503 }),
        request({ url: '/docs/intro' }),
        request({ url: '/docs/premium', gate: 'plan' }),
        request({ url: '/docs/premium', gate: 'open', status: 304 }),
        request({ url: '/assets/a.js', aborted: true }),
      ]),
    ).toEqual([
      'method=GET,route=/api/me,status=2xx 1',
      'method=GET,route=/api/avatars/{id},status=4xx 2',
      'method=DELETE,route=/api/me/api-keys/{id},status=5xx 1',
      'method=GET,route=site,status=2xx 1',
      'method=GET,route=gated page,status=2xx 1',
      'method=GET,route=gated page,status=3xx 1',
      'method=GET,route=site,status=aborted 1',
    ]);
  });

  it('under a few names only, whatever clients send (RL-13)', async () => {
    const urls = Array.from({ length: 2000 }, (_, index) => [
      `/nothing/${index}`,
      `/api/nothing/${index}`,
      `/api/avatars/${index}`,
      `/api/me/${index}`,
      `/gated/${index}`,
      `/.well-known/${index}`,
      `/api/auth/oauth2/${index}`,
      `/mcp/${index}`,
      `//${index}`,
    ]).flat();
    const counts = await countsOf(
      urls.map((url, index) => request({ url, method: index % 2 === 0 ? 'GET' : `M${index}` })),
    );
    expect(counts.length).toBeLessThanOrEqual(2 * 8);
    expect(counts.join()).not.toMatch(/\/\d/);
  });
});

describe('the gauges', () => {
  it('are read when somebody asks, and are not a number when unknown', async () => {
    const { metrics, registry } = createMetrics({ routes: [] });
    let waiting = 1;
    metrics.watch({
      database: () => ({ pools: { requests: { total: 3, idle: 1, waiting } }, isAway: true }),
      passwordHashes: () => ({ running: 2, waiting: 5 }),
      stored: () => Promise.resolve(null),
    });
    waiting = 7;
    const text = await registry.metrics();
    expect(text).toContain('gatehouse_database_connections{pool="requests",state="busy"} 2');
    expect(text).toContain('gatehouse_database_connections{pool="requests",state="waiting"} 7');
    expect(text).toContain('gatehouse_database_away 1');
    expect(text).toContain('gatehouse_password_hashes{state="waiting"} 5');
    expect(text).toContain('gatehouse_sessions Nan');
    expect(text).toContain('gatehouse_mail_oldest_seconds Nan');
  });

  it('belong to one server: another has its own', async () => {
    const [first, second] = [createMetrics({ routes: [] }), createMetrics({ routes: [] })];
    first.metrics.limited('reading');
    expect(await first.registry.metrics()).toContain('limit_refusals_total{limit="reading"} 1');
    expect(await second.registry.metrics()).not.toContain('limit="reading"');
  });
});
