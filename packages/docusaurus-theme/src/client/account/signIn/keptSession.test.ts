import { afterEach, expect, it, vi } from 'vitest';
import { keptSession } from './keptSession';

afterEach(() => vi.unstubAllGlobals());

const answers = (body: object, status = 200) =>
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json(body, { status })));
const reader = { id: '1', name: 'Ada', email: 'ada@example.com', image: null, role: 'reader' };

it('accepts a reader whom the server knows, or can’t look up', async () => {
  answers({ reader, plans: [], profile: {} });
  expect(await keptSession({ ok: true, value: {} })).toEqual({ ok: true, value: {} });
  answers({ code: 'DATABASE_UNAVAILABLE', message: '', requestId: '' }, 503);
  expect(await keptSession({ ok: true, value: {} })).toMatchObject({ ok: true });
});

it('refuses a sign-in that the server doesn’t know right afterward', async () => {
  answers({ reader: null, plans: [], profile: null });
  expect(await keptSession({ ok: true, value: {} })).toMatchObject({ code: 'SESSION_NOT_KEPT' });
});

it('sends no request after a refusal', async () => {
  vi.stubGlobal('fetch', () => expect.unreachable());
  const refusal = { ok: false, code: 'INVALID_CODE', message: '' } as const;
  expect(await keptSession(refusal)).toBe(refusal);
});

it.each([
  [
    'allows a reader to continue to the second factor if cookies are stored',
    'a=1; gatehouse.probe=1',
    true,
  ],
  ['refuses a first factor if they are not, because its cookie is lost, too', '', false],
])('%s', async (_what, kept, ok) => {
  vi.stubGlobal('document', {
    get cookie() {
      return kept;
    },
    set cookie(_value) {},
  });
  const waiting = { ok: true, value: { twoFactorRedirect: true } } as const;
  expect(await keptSession(waiting)).toMatchObject({ ok });
});
