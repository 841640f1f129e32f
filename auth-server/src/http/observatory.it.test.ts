import { describe, expect, it } from 'vitest';
import { useApp } from '../testing/useApp.js';

/**
 * The points that Mozilla's HTTP Observatory adds to or subtracts from 100, by header, `''` for a
 * missing one. Excludes what isn't up to the server: the response on port 80, preload lists. Its
 * own program needs a PostgreSQL and a web server, and a network once installed.
 *
 * @see https://github.com/mdn/mdn-http-observatory/blob/main/src/grader/charts.js
 * @see https://github.com/mdn/mdn-http-observatory/tree/main/src/analyzer/tests
 */
const RULES: Record<string, (value: string) => number> = {
  'content-security-policy': (value) => {
    if (value === '') return -25;
    const policy = parsePolicy(value);
    const sourcesOf = (name: string) => policy.get(name) ?? policy.get('default-src') ?? ['*'];
    if (isUnsafe(sourcesOf('script-src')) || sourcesOf('object-src').some(isBroad)) return -20;
    if ([...policy.values()].flat().some((source) => /^(http|ftp):/.test(source))) return -20;
    if (value.includes("'unsafe-eval'")) return -10;
    if (isUnsafe(sourcesOf('style-src'))) return 0;
    return policy.get('default-src')?.join() === "'none'" ? 10 : 5;
  },
  'set-cookie': (value) => {
    const points = value.split('\n').map((cookie) => {
      const isSession = /^[^=]*(login|sess)/i.test(cookie);
      if (!/; secure/i.test(cookie)) return isSession ? -40 : -20;
      if (isSession && !/; httponly/i.test(cookie)) return -30;
      return /; samesite=(lax|strict)/i.test(cookie) ? 5 : 0;
    });
    return value === '' ? 0 : Math.min(...points);
  },
  'access-control-allow-credentials': (value) => (value === 'true' ? -50 : 0),
  'strict-transport-security': (value) => {
    const seconds = /max-age=(\d+)/.exec(value)?.[1];
    if (seconds === undefined) return -20;
    return Number(seconds) < 15_552_000 ? -10 : 0;
  },
  'referrer-policy': (value) => {
    if (value === '') return 0;
    return /^(no-referrer|same-origin|strict-origin(-when-cross-origin)?)$/.test(value) ? 5 : -5;
  },
  'x-content-type-options': (value) => (value === 'nosniff' ? 0 : -5),
  'x-frame-options': (value) => (/^(deny|sameorigin)$/i.test(value) ? 5 : -20),
  'cross-origin-resource-policy': (value) => {
    if (/^same-(origin|site)$/.test(value)) return 10;
    return value === '' || value === 'cross-origin' ? 0 : -5;
  },
  'cross-origin-opener-policy': (value) => {
    if (/^(same-origin(-allow-popups)?|noopener-allow-popups)$/.test(value)) return 10;
    return value === '' || value === 'unsafe-none' ? 0 : -5;
  },
};

const parsePolicy = (header: string) =>
  new Map(
    header.split(';').map((directive) => {
      const [name = '', ...sources] = directive.trim().split(/\s+/);
      return [name, sources];
    }),
  );
const isBroad = (source: string) => /^(\*|ftp:|https?:(\/\/\*(\.\*)?)?)$/.test(source);
/** With a hash or a nonce, `'unsafe-inline'` only applies to browsers that know neither. */
const isUnsafe = (sources: string[]) =>
  sources.some((source) => source === 'data:' || isBroad(source)) ||
  (sources.includes("'unsafe-inline'") && !sources.some((each) => /^'(sha\d+|nonce)-/.test(each)));

function score(headers: Record<string, string | string[] | undefined>) {
  const points = Object.entries(RULES).map(([name, rule]) => {
    const value = headers[name] ?? '';
    return { name, value: rule(typeof value === 'string' ? value : value.join('\n')) };
  });
  const faults = points.filter(({ value }) => value < 0);
  const sum = (list: typeof points) => list.reduce((total, { value }) => total + value, 100);
  const plain = sum(faults);
  // Bonus points count only from 90 up: they can't compensate for a fault.
  return { score: plain < 90 ? plain : sum(points), faults: faults.map(({ name }) => name) };
}

const siteUrl = 'https://docs.example.com';
const use = useApp({ siteUrl }, { siteUrl, authUrl: 'https://auth.example.com' });

describe("Mozilla's Observatory subtracts nothing, and gives at least 100 points (HDR-06)", () => {
  it.each(['/', '/docs/intro', '/docs/members', '/docs/premium', '/nope'])(
    'for %s of the site',
    async (path) => {
      const headers = { origin: 'https://evil.example' };
      const answer = await use.app.send({ path, headers });
      expect(score(answer.headers)).toEqual({ score: expect.toSatisfy(isFull), faults: [] });
    },
  );

  it('for the API and gated files, on the site and on another origin', async () => {
    for (const app of use.instances) {
      for (const path of ['/api/me', '/api/auth/get-session', '/api/nope', '/gated/nope']) {
        const answer = await app.send({ path, headers: { origin: 'https://evil.example' } });
        expect(score(answer.headers)).toEqual({ score: expect.toSatisfy(isFull), faults: [] });
      }
    }
  });

  it('for the open page and responses that set cookies', async () => {
    const reader = use.app.browser();
    const signedIn = await reader.signUp();
    expect(signedIn.headers['set-cookie']).toHaveLength(3);
    const answers = [
      signedIn,
      await reader.get('/docs/members'),
      await reader.post('/api/auth/sign-out'),
    ];
    for (const { headers } of answers) {
      expect(score(headers)).toEqual({ score: expect.toSatisfy(isFull), faults: [] });
    }
  });

  const isFull = (points: number) => points >= 100;
});

it('subtracts points for missing or lax headers', () => {
  expect(score({}).score).toBe(30);
  const policies = ["script-src 'unsafe-inline'", 'img-src http://x.example', "script-src 'self'"];
  for (const policy of policies) {
    expect(score({ 'content-security-policy': policy }).faults).toContain(
      'content-security-policy',
    );
  }
  const cookie = 'session=x; Path=/; Secure; SameSite=Lax';
  expect(score({ 'set-cookie': [cookie] }).faults).toContain('set-cookie');
});
