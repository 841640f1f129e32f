import { expect, it } from 'vitest';
import { createKeyCipher } from './keyCipher.js';

const jwk = { kty: 'OKP', crv: 'Ed25519', x: 'public', d: 'private' };
const cipher = createKeyCipher('a secret for tests, longer than 32 characters');

it('opens what it has sealed, and shows nothing of it', async () => {
  const sealed = await cipher.seal('kid', jwk);
  expect(Buffer.from(sealed.split('.')[3] ?? '', 'base64url').toString()).not.toContain('private');
  expect(await cipher.open('kid', sealed)).toEqual(jwk);
});

it('opens nothing of another secret, of another row, or that was changed', async () => {
  const sealed = await cipher.seal('kid', jwk);
  const other = createKeyCipher('another secret for tests, as long as it must be');
  expect(await other.open('kid', sealed)).toBeNull();
  expect(await cipher.open('other', sealed)).toBeNull();
  expect(await cipher.open('kid', sealed.replace(/.(?=\.[^.]*$)/, '#'))).toBeNull();
  expect(await cipher.open('kid', JSON.stringify(jwk))).toBeNull();
});
