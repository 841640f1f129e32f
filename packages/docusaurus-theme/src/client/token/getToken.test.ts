import { afterEach, expect, it, vi } from 'vitest';
import { fetchWithToken } from './getToken';

afterEach(() => vi.unstubAllGlobals());

it('sends the token, and after a 401 a new one, once', async () => {
  const payload = btoa(JSON.stringify({ iat: 0, exp: 900 }));
  const seen: string[] = [];
  let made = 0;
  let accepted = 2;
  vi.stubGlobal('fetch', async (input: Request | string) => {
    if (typeof input === 'string') {
      return Response.json({ token: `x.${payload}.${++made}`, expiresAt: '' });
    }
    const token = Number(input.headers.get('authorization')?.split('.')[2]);
    seen.push(`${input.method} ${await input.text()} ${token}`);
    return new Response(null, { status: token >= accepted ? 200 : 401 });
  });
  const post = () => fetchWithToken('https://notes.example.com/', { method: 'POST', body: 'note' });
  expect((await post()).status).toBe(200);
  expect(seen).toEqual(['POST note 1', 'POST note 2']);
  accepted = 9;
  expect((await post()).status).toBe(401);
  expect(seen.slice(2)).toEqual(['POST note 2', 'POST note 3']);
});
