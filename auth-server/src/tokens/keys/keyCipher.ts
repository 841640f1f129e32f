import { hkdfSync } from 'node:crypto';
import { CompactEncrypt, compactDecrypt, type JWK } from 'jose';

const ALGORITHM = { alg: 'dir', enc: 'A256GCM' } as const;

/** Encrypts private keys for the database, with a key derived from the server's secret. */
export interface KeyCipher {
  /** @returns a JWE bound to this `kid` */
  seal(kid: string, privateJwk: JWK): Promise<string>;
  /** @returns `null` if it was sealed with another secret, or belongs to another row */
  open(kid: string, sealed: string): Promise<JWK | null>;
}

export function createKeyCipher(secret: string): KeyCipher {
  const key = new Uint8Array(hkdfSync('sha256', secret, '', 'gatehouse signing keys', 32));
  return {
    seal: (kid, privateJwk) =>
      new CompactEncrypt(new TextEncoder().encode(JSON.stringify(privateJwk)))
        .setProtectedHeader({ ...ALGORITHM, kid })
        .encrypt(key),
    open: async (kid, sealed) => {
      try {
        const { plaintext, protectedHeader } = await compactDecrypt(sealed, key, {
          keyManagementAlgorithms: [ALGORITHM.alg],
          contentEncryptionAlgorithms: [ALGORITHM.enc],
        });
        if (protectedHeader.kid !== kid) return null;
        return JSON.parse(new TextDecoder().decode(plaintext)) as JWK;
      } catch {
        return null;
      }
    },
  };
}
