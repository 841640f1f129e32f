import { describe, expect, it } from 'vitest';
import type { ErrorBody } from '@gatehouse/contract/errorCodes';
import type { Me } from '@gatehouse/contract/me';
import { grantPlan } from '../membership/entitlements.js';
import { banReader, getReaderId } from '../membership/readers.js';
import { createApiKeyReader } from '../session/apiKeyReader.js';
import { createApiKey, inventApiKey } from '../testing/createApiKey.js';
import type { Sent } from '../testing/send.js';
import { useApp } from '../testing/useApp.js';
import { SECRET_TEXT } from '../testing/writeBuild.js';

const use = useApp();

const OPEN = [
  '/docs/premium',
  '/assets/js/premium.js',
  '/gated/assets/js/premium.js',
  '/docs/attic',
];
/** One path of each kind that accepts keys. */
const ACCEPTING = [...OPEN, '/docs/members', '/docs/hidden', '/docs/nothing', '/api/me'];

async function holder(...plans: string[]) {
  const browser = await use.signedUp();
  const { queries } = use.app.database;
  const userId = (await getReaderId(queries, browser.email)) ?? '';
  for (const plan of plans) {
    await grantPlan(queries, { userId, plan, source: 'administrator', until: null });
  }
  return { browser, userId, ...(await createApiKey(use.database, browser)) };
}

const get = (path: string, headers: Record<string, string | string[]>) =>
  use.app.send({ path, headers });
const emailIn = ({ text }: Sent) => (JSON.parse(text) as Me).reader?.email ?? null;

function expectRefused({ status, headers, text }: Sent, name: string): void {
  expect(status, name).toBe(401);
  expect(headers['www-authenticate'], name).toBe('Bearer error="invalid_token"');
  expect(headers['cache-control'], name).toBe('no-store');
  expect(headers.vary, name).toContain('Cookie, Authorization');
  expect((JSON.parse(text) as ErrorBody).code, name).toBe('INVALID_API_KEY');
}

describe('an API key', () => {
  it('opens what its reader may read, and responses vary by it', async () => {
    const { headers, browser } = await holder('premium');
    for (const path of OPEN) {
      const answer = await get(path, headers);
      expect(answer, path).toMatchObject({ status: 200 });
      expect(answer.text, path).toContain(SECRET_TEXT);
      expect(answer.headers['cache-control'], path).toBe('private, no-cache');
      expect(answer.headers.vary, path).toContain('Cookie, Authorization');
    }
    const me = await get('/api/me', headers);
    expect(JSON.parse(me.text)).toEqual(JSON.parse((await browser.get('/api/me')).text));
    expect(me.headers.vary).toContain('Cookie, Authorization');
    expect(
      (await get('/docs/premium', { authorization: headers.authorization.replace('B', 'b') })).text,
    ).toContain(SECRET_TEXT);
  });

  it('opens nothing that its reader cannot read', async () => {
    const { headers } = await holder();
    const answers = await Promise.all([
      get('/docs/premium', headers),
      get('/assets/js/premium.js', headers),
      get('/gated/assets/js/premium.js', headers),
      get('/docs/attic', headers),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 403, 403, 404]);
    for (const { text } of answers) expect(text).not.toContain(SECRET_TEXT);
  });

  it('follows the plans of its reader', async () => {
    const { headers, userId } = await holder();
    expect((await get('/assets/js/premium.js', headers)).status).toBe(403);
    await grantPlan(use.app.database.queries, {
      userId,
      plan: 'premium',
      source: 'administrator',
      until: null,
    });
    expect((await get('/assets/js/premium.js', headers)).status).toBe(200);
  });

  it('takes precedence over the cookie', async () => {
    const [mine, other] = [await holder('premium'), await use.signedUp()];
    const both = { ...mine.headers, cookie: other.cookie };
    expect(emailIn(await get('/api/me', both))).toBe(mine.browser.email);
    expect((await get('/docs/premium', both)).text).toContain(SECRET_TEXT);
  });

  it('is ignored in the URL, in a cookie and in other headers (SES-16)', async () => {
    const { key } = await holder('premium');
    const answer = await get(`/api/me?access_token=${key}&api_key=${key}&key=${key}`, {
      'x-api-key': key,
      cookie: `gatehouse.session_token=${key}; authorization=Bearer ${key}`,
    });
    expect(emailIn(answer)).toBeNull();
  });

  it('does not let a page of another site include a gated file (COR-05)', async () => {
    const { headers } = await holder('premium');
    const answer = await get('/assets/js/premium.js', {
      ...headers,
      'sec-fetch-site': 'cross-site',
    });
    expect(answer.status).toBe(403);
    expect(JSON.parse(answer.text)).toMatchObject({ code: 'CROSS_SITE_REQUEST' });
  });
});

describe('a bearer token that is not a valid key', () => {
  const ENDS: Record<string, (of: Awaited<ReturnType<typeof holder>>) => unknown> = {
    revoked: ({ id }) => use.database.sql('delete from apikey where id = $1', [id]),
    expired: ({ id }) =>
      use.database.sql(
        `update apikey set "expiresAt" = now() - interval '1 second' where id = $1`,
        [id],
      ),
    'without an expiration': ({ id }) =>
      use.database.sql('update apikey set "expiresAt" = null where id = $1', [id]),
    disabled: ({ id }) => use.database.sql('update apikey set enabled = false where id = $1', [id]),
    'of a banned reader': ({ userId }) => banReader(use.app.database.queries, userId),
    'of a banned reader, even if it was not deleted': async ({ userId }) => {
      await use.database.sql('alter table "user" disable trigger end_api_keys');
      await banReader(use.app.database.queries, userId);
      await use.database.sql('alter table "user" enable trigger end_api_keys');
    },
    'of a deleted reader': ({ userId }) =>
      use.database.sql('delete from "user" where id = $1', [userId]),
  };

  it.each(Object.keys(ENDS))('is refused when it is %s', async (end) => {
    const owner = await holder('premium', 'team');
    expect((await get('/docs/premium', owner.headers)).text).toContain(SECRET_TEXT);
    await ENDS[end]?.(owner);
    for (const path of ACCEPTING) expectRefused(await get(path, owner.headers), path);
  });

  it('is refused in every other form, even for a signed-in reader', async () => {
    const { browser, key } = await holder('premium', 'team');
    const forms = [
      'Bearer',
      'Bearer ',
      'bearer x',
      `Bearer\t${key}`,
      `Bearer ${key} `.padEnd(60, 'x'),
      `Bearer ${key}x`,
      `Bearer ${key.slice(0, -1)}`,
      `Bearer ${key.toUpperCase()}`,
      `Bearer "${key}"`,
      `Bearer ${key}, Bearer ${key}`,
      `Bearer ${inventApiKey()}`,
      `Bearer ${'x'.repeat(10_000)}`,
      `Bearer ${browser.cookie}`,
      "Bearer gh_' or 1=1 --",
    ];
    for (const authorization of forms) {
      const headers = { authorization, cookie: browser.cookie };
      for (const path of ACCEPTING)
        expectRefused(await get(path, headers), `${authorization} ${path}`);
    }
  });

  it('is refused with two headers: a proxy may have checked the other one', async () => {
    const { headers, browser } = await holder('premium');
    const mine = headers.authorization;
    for (const authorization of [
      [mine, mine],
      ['Basic eA==', mine],
      [mine, 'Basic eA=='],
    ]) {
      expectRefused(await get('/docs/premium', { authorization, cookie: browser.cookie }), '');
    }
  });

  it('gets the same error in a browser tab', async () => {
    const headers = { authorization: `Bearer ${inventApiKey()}`, accept: 'text/html' };
    for (const path of ACCEPTING) expectRefused(await get(path, headers), path);
  });

  it('does not reveal whether a hidden page exists (GAT-13)', async () => {
    const headers = { authorization: `Bearer ${inventApiKey()}` };
    const [hidden, nothing] = [
      await get('/docs/hidden', headers),
      await get('/docs/nothing', headers),
    ];
    const bare = ({ text }: Sent) => ({ ...(JSON.parse(text) as ErrorBody), requestId: '' });
    expect(bare(hidden)).toEqual(bare(nothing));
  });

  it('is ignored on public pages', async () => {
    expect((await get('/docs/intro', { authorization: 'Bearer x' })).status).toBe(200);
  });
});

it('ignores other schemes: a proxy in front may use them and pass them on', async () => {
  const { browser } = await holder('premium');
  for (const authorization of ['Basic YTpi', 'Digest username="a"', 'gh_x', '']) {
    const headers = { authorization, cookie: browser.cookie };
    expect(emailIn(await get('/api/me', headers)), authorization).toBe(browser.email);
    expect((await get('/docs/premium', headers)).text, authorization).toContain(SECRET_TEXT);
    expect(emailIn(await get('/api/me', { authorization })), authorization).toBeNull();
  }
});

describe('the last use of a key', () => {
  const lastUse = async (id: string) => {
    const [row] = await use.database.sql<{ at: Date | null }>(
      'select "lastRequest" as at from apikey where id = $1',
      [id],
    );
    return row?.at ?? null;
  };
  const isRecorded = (id: string, since: Date | null) =>
    expect
      .poll(async () => (await lastUse(id))?.getTime() ?? null)
      .not.toBe(since?.getTime() ?? null);

  it('is recorded to within about five minutes', async () => {
    const { headers, id } = await holder();
    expect(await lastUse(id)).toBeNull();
    await get('/api/me', headers);
    await isRecorded(id, null);
    const first = await lastUse(id);
    await get('/api/me', headers);
    expect(await lastUse(id)).toEqual(first);
    await use.database.sql(
      `update apikey set "lastRequest" = now() - interval '6 minutes' where id = $1`,
      [id],
    );
    const old = await lastUse(id);
    await get('/api/me', headers);
    await isRecorded(id, old);
  });

  it('is recorded without failing the request', async () => {
    const { id, key, browser } = await holder();
    const [row] = await use.database.sql<object>(
      `select id as key_id, true as unseen, name, email, '{}'::text[] as plans from "user" where email = $1`,
      [browser.email],
    );
    const asked: unknown[] = [];
    const reader = createApiKeyReader({
      query: (query: unknown) => {
        asked.push(query);
        return asked.length === 1
          ? Promise.resolve({ rows: [row] })
          : Promise.reject(new Error(id));
      },
    } as never);
    expect(await reader.get(key)).toMatchObject({ user: { email: browser.email } });
    expect(asked).toHaveLength(2);
  });
});

it('does not query the database for text that cannot be a key', async () => {
  const unreachable = createApiKeyReader({
    query: () => {
      throw new Error('asked');
    },
  } as never);
  for (const text of ['', 'gh_', 'gh_short', `xx_${'a'.repeat(40)}`, `gh_${'a'.repeat(39)}1`]) {
    expect(await unreachable.get(text)).toBeNull();
  }
});

it('keeps a key out of the log (CRD-10)', async () => {
  const { headers, key } = await holder();
  await get('/docs/members', headers);
  await get(`/docs/nothing`, { authorization: `Bearer ${key}x` });
  expect(use.app.logged.join('')).not.toContain(key.slice(3));
});
