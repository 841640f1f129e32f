import { describe, expect, it } from 'vitest';
import { useApp } from '../testing/useApp.js';
import { createMetrics } from './createMetrics.js';

const { metrics, registry } = createMetrics({ routes: ['/api/me', '/api/auth/sign-in/email'] });
const use = useApp({ metrics, auth: { readsPerMinute: 2 } });

/** The values of a metric, by its labels. */
async function valuesOf(name: string): Promise<Record<string, number>> {
  const text = await registry.metrics();
  const lines = [...text.matchAll(new RegExp(`^${name}\\{(.*)\\} (\\d+)$`, 'gm'))];
  return Object.fromEntries(lines.map(([, labels = '', value]) => [labels, Number(value)]));
}

/** What something adds to a metric, by its labels. */
async function added(name: string, act: () => Promise<unknown>): Promise<Record<string, number>> {
  const before = await valuesOf(name);
  await act();
  const changes = Object.entries(await valuesOf(name)).map(
    ([labels, value]) => [labels, value - (before[labels] ?? 0)] as const,
  );
  return Object.fromEntries(changes.filter(([, change]) => change !== 0));
}

describe('what the server does is counted', () => {
  it('for the gate, by its decision, which the log has too', async () => {
    const reader = await use.signedUp();
    const read = async () => {
      await use.app.send({ path: '/docs/members' });
      await reader.get('/docs/premium');
      for (let page = 0; page < 3; page += 1) await reader.get('/docs/members');
      await use.app.send({ path: '/gated/assets/files/members.txt' });
    };
    expect(await added('gatehouse_gate_decisions_total', read)).toEqual({
      'outcome="open"': 2,
      'outcome="sign-in"': 2,
      'outcome="plan"': 1,
      'outcome="limit"': 1,
    });
    const line = use.app.logged.find((each) => each.includes('"gate":"plan"'));
    expect(line).toContain('"path":"/docs/premium"');
    expect(await added('gatehouse_limit_refusals_total', read)).toEqual({ 'limit="reading"': 3 });
  });

  it('for the gate, without an outage that a client could pretend', async () => {
    const headers = { authorization: 'Bearer gh_invalid' };
    const read = () => use.app.send({ path: '/docs/members', headers });
    expect(await added('gatehouse_gate_decisions_total', read)).toEqual({ 'outcome="sign-in"': 1 });
  });

  it('for accounts, by what happened', async () => {
    expect(await added('gatehouse_account_events_total', () => use.signedUp())).toEqual({
      'kind="sign-up"': 1,
      'kind="sign-in"': 1,
    });
  });

  it('for requests and limits, by route and name', async () => {
    const reader = await use.signedUp();
    const guess = async () => {
      for (let attempt = 0; attempt < 11; attempt += 1) await reader.signIn('a wrong password');
    };
    let requests: Record<string, number> = {};
    const refusals = await added('gatehouse_limit_refusals_total', async () => {
      requests = await added('gatehouse_http_request_duration_seconds_count', guess);
    });
    expect(refusals).toEqual({ 'limit="auth-route"': 1 });
    expect(requests).toEqual({
      'method="POST",route="/api/auth/sign-in/email",status="4xx"': 11,
    });
  });

  it('without anything about a reader', async () => {
    const reader = await use.signedUp();
    await reader.get('/docs/premium?token=token-in-the-query');
    const text = await registry.metrics();
    expect(text).not.toMatch(/token-in|@|docs\/premium|127\.0\.0\.1/);
    for (const part of reader.cookie.split(/[=.;]/)) {
      if (part.length > 16) expect(text).not.toContain(part);
    }
  });
});

describe('a request with', () => {
  const withHeaders = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`x-${index}`, '1']));

  it('too many headers is refused, although Node would only drop some of them (DOS-02)', async () => {
    const answer = await use.app.send({ path: '/api/me', headers: withHeaders(1000) });
    expect(answer.status).toBe(400);
    expect(answer.headers.connection).toBe('close');
    expect((await use.app.send({ path: '/api/me', headers: withHeaders(90) })).status).toBe(200);
  });

  it('a large cookie, or 200 of them, is a request like any other (DOS-02)', async () => {
    const reader = await use.signedUp();
    const many = Array.from({ length: 200 }, (_, index) => `a${index}=1`).join('; ');
    for (const extra of [`a=${'b'.repeat(8 * 1024)}`, many]) {
      const cookie = `${extra}; ${reader.cookie}`;
      const { status, text } = await use.app.send({ path: '/api/me', headers: { cookie } });
      expect(status).toBe(200);
      expect(JSON.parse(text)).toMatchObject({ reader: { email: reader.email } });
    }
  });
});
