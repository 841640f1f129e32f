import { importJWK, type CryptoKey, type JWK } from 'jose';
import { performance } from 'node:perf_hooks';
import { HttpError } from '../../http/errors/HttpError.js';
import type { TokenAlgorithm } from './TokenSettings.js';
import { SECRET_CHANGED, type SigningKey, type SigningKeys } from './signingKeys.js';

/** How long an instance caches the keys, in milliseconds. */
const HELD_MS = 30_000;
/** The shortest lifetime of a token, in milliseconds. */
const SHORTEST_MS = 60_000;
/** Seconds until a retry, when no key has a known start. */
const RETRY_AFTER = 5;

/** A key that signs. */
interface Signer {
  kid: string;
  algorithm: TokenAlgorithm;
  key: CryptoKey;
  /** No token is valid for longer. */
  endsAt: Date | null;
}

/** The keys of an instance, cached in memory for {@link HELD_MS}. */
export interface KeyRing {
  /** The public part of all published keys. Never creates one. */
  getPublicKeys(): Promise<JWK[]>;
  /**
   * The key to sign with now. Creates the first one, and the next when it is due.
   *
   * @throws HttpError `KEYS_UNAVAILABLE`
   */
  requireSigner(): Promise<Signer>;
}

interface Held {
  keys: SigningKey[];
  publicKeys: JWK[];
  /** Imported when first needed. */
  signer?: Promise<Signer>;
}

export function createKeyRing(signingKeys: SigningKeys): KeyRing {
  let held: { until: number; value: Promise<Held> } | null = null;
  let maintaining: Promise<void> | null = null;

  function load(): Promise<Held> {
    if (held !== null && performance.now() < held.until) return held.value;
    const value = signingKeys
      .list()
      .then((keys) => ({ keys, publicKeys: keys.map(({ publicJwk }) => publicJwk) }));
    const loading = { until: performance.now() + HELD_MS, value };
    held = loading;
    value.catch(() => {
      if (held === loading) held = null;
    });
    return value;
  }

  async function maintain(): Promise<void> {
    maintaining ??= signingKeys.maintain().finally(() => {
      maintaining = null;
      held = null;
    });
    await maintaining;
  }

  return {
    getPublicKeys: async () => (await load()).publicKeys,
    requireSigner: async () => {
      let loaded = await load();
      if (signingKeys.isNewKeyDue(loaded.keys)) {
        await maintain();
        loaded = await load();
      }
      return (loaded.signer ??= importSigner(requireUsable(loaded.keys)));
    },
  };
}

/** The newest key that can sign now and is published long enough for its tokens. */
function requireUsable(keys: readonly SigningKey[]): SigningKey {
  const usable = keys.find(
    ({ isReadable, isActive, endsAt }) =>
      isReadable && isActive && (endsAt === null || endsAt.getTime() - Date.now() > SHORTEST_MS),
  );
  if (usable !== undefined) return usable;
  const next = keys.findLast(({ isReadable, isActive }) => isReadable && !isActive);
  const seconds = next ? Math.ceil((next.activeFrom.getTime() - Date.now()) / 1000) : RETRY_AFTER;
  throw new HttpError('KEYS_UNAVAILABLE', {
    cause: new Error(SECRET_CHANGED),
    retryAfter: Math.max(1, seconds),
  });
}

async function importSigner({ kid, algorithm, privateJwk, endsAt }: SigningKey): Promise<Signer> {
  const key = (await importJWK(privateJwk as JWK, algorithm)) as CryptoKey;
  return { kid, algorithm, key, endsAt };
}
