import { expect, it } from 'vitest';
import { onlySecret } from '../../secrets/secretSettings.js';
import { createKeyCipher } from './keyCipher.js';

const SECRETS = onlySecret('a secret for tests, longer than 32 characters');
const jwk = { kty: 'OKP', crv: 'Ed25519', x: 'public', d: 'private' };
const cipher = createKeyCipher(SECRETS);

it('decrypts what it has encrypted, and reveals nothing of it', async () => {
  const sealed = await cipher.seal('kid', jwk);
  expect(Buffer.from(sealed.split('.')[3] ?? '', 'base64url').toString()).not.toContain('private');
  expect(await cipher.open('kid', sealed)).toEqual({
    privateJwk: jwk,
    secretVersion: null,
  });
});

it('refuses a key from another secret or another row, or one that was altered', async () => {
  const sealed = await cipher.seal('kid', jwk);
  const other = createKeyCipher(onlySecret('another secret for tests, as long as it must be'));
  expect(await other.open('kid', sealed)).toBeNull();
  expect(await cipher.open('other', sealed)).toBeNull();
  expect(await cipher.open('kid', sealed.replace(/.(?=\.[^.]*$)/, '#'))).toBeNull();
  expect(await cipher.open('kid', JSON.stringify(jwk))).toBeNull();
});
