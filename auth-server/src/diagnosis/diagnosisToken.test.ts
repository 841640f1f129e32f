import { decodeJwt, SignJWT } from 'jose';
import { expect, it } from 'vitest';
import { onlySecret } from '../secrets/secretSettings.js';
import { createDiagnosisToken } from './diagnosisToken.js';

const secret = 'f3b0c44298fc1c149afbf4c8996fb924';
const authUrl = 'https://auth.example.com';
const token = createDiagnosisToken({ secrets: onlySecret(secret), authUrl });

it('accepts its own token, which contains nothing but its time and its server', async () => {
  const created = await token.create();
  expect(await token.isValid(created)).toBe(true);
  expect(Object.keys(decodeJwt(created)).sort()).toEqual(['aud', 'exp', 'iat']);
});

it('accepts a token signed with the next secret, while secrets are rotated', async () => {
  const next = { version: 2, value: 'the next secret' };
  const rotating = { ...onlySecret(secret), others: [next] };
  const server = createDiagnosisToken({ secrets: rotating, authUrl });
  const doctor = createDiagnosisToken({ secrets: onlySecret(next.value), authUrl });
  expect(await server.isValid(await doctor.create())).toBe(true);
});

it.each([
  ['of another server', { authUrl: 'https://auth.example.org' }],
  ['signed with another secret', { secrets: onlySecret('another') }],
])('refuses a token %s', async (_title, other) => {
  const created = await createDiagnosisToken({
    secrets: onlySecret(secret),
    authUrl,
    ...other,
  }).create();
  expect(await token.isValid(created)).toBe(false);
});

it('refuses a token that is old, signed with the secret itself, or not a token', async () => {
  const sign = (key: string, at: number) =>
    new SignJWT()
      .setProtectedHeader({ alg: 'HS256' })
      .setAudience(authUrl)
      .setIssuedAt(at)
      .setExpirationTime(at + 60)
      .sign(new TextEncoder().encode(key));
  const now = Math.floor(Date.now() / 1000);
  for (const forged of [await sign(secret, now), '', 'x.y.z']) {
    expect(await token.isValid(forged)).toBe(false);
  }
  const [header = '', payload = '', signature = ''] = (await token.create()).split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { exp: number };
  const later = Buffer.from(JSON.stringify({ ...claims, exp: claims.exp + 3600 }));
  expect(await token.isValid([header, later.toString('base64url'), signature].join('.'))).toBe(
    false,
  );
});
