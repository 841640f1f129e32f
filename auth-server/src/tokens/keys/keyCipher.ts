import { hkdfSync } from 'node:crypto';
import { CompactEncrypt, compactDecrypt, type JWK } from 'jose';
import type { Secrets } from '../../secrets/secretSettings.js';

const ALGORITHM = { alg: 'dir', enc: 'A256GCM' } as const;

interface Opened {
  privateJwk: JWK;
  /** The version of the secret it was sealed with. */
  secretVersion: number | null;
}

/** Encrypts private keys for the database, with keys derived from the server's secrets. */
export interface KeyCipher {
  /** @returns a JWE bound to this `kid` */
  seal(kid: string, privateJwk: JWK): Promise<string>;
  /** @returns `null` if it was sealed with another secret, or belongs to another row */
  open(kid: string, sealed: string): Promise<Opened | null>;
}

export function createKeyCipher({ current, others }: Secrets): KeyCipher {
  const keys = [current, ...others].map(({ version, value }) => ({
    version,
    key: new Uint8Array(hkdfSync('sha256', value, '', 'gatehouse signing keys', 32)),
  }));
  return {
    seal: (kid, privateJwk) =>
      new CompactEncrypt(new TextEncoder().encode(JSON.stringify(privateJwk)))
        .setProtectedHeader({ ...ALGORITHM, kid })
        .encrypt((keys[0] as (typeof keys)[number]).key),
    open: async (kid, sealed) => {
      for (const { version, key } of keys) {
        const privateJwk = await openWith(key, kid, sealed);
        if (privateJwk !== null) return { privateJwk, secretVersion: version };
      }
      return null;
    },
  };
}

async function openWith(key: Uint8Array, kid: string, sealed: string): Promise<JWK | null> {
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
}
