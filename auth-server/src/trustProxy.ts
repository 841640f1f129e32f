import { isIP } from 'node:net';

/** The value for Express's `trust proxy`: a number of proxies, or their addresses. */
export type TrustProxy = false | number | string[];

const RANGES = ['loopback', 'linklocal', 'uniquelocal'];

/**
 * Parses TRUST_PROXY: `''`, the number of proxies in front of this server, or a list of addresses,
 * CIDR ranges, `loopback`, `linklocal` and `uniquelocal`.
 *
 * `true` is refused: it trusts the left-most `X-Forwarded-For`, which the client writes, so every
 * forged request would get a new rate limit (ASVS 5.0 4.1.3).
 */
export function parseTrustProxy(
  value: string,
): { ok: true; value: TrustProxy } | { ok: false; problem: string } {
  const trimmed = value.trim();
  if (trimmed === '' || trimmed === '0' || trimmed === 'false') return { ok: true, value: false };
  if (/^\d{1,2}$/.test(trimmed)) return { ok: true, value: Number(trimmed) };
  const entries = trimmed.split(',').map((entry) => entry.trim());
  const bad = entries.filter((entry) => !RANGES.includes(entry) && !isAddressRange(entry));
  if (bad.length === 0) return { ok: true, value: entries };
  return {
    ok: false,
    problem:
      'must be the number of proxies in front of this server, or a list of their addresses, ranges ' +
      `(10.0.0.0/8) and ${RANGES.join(', ')}. "true" is not allowed: any client could then claim any ` +
      'address',
  };
}

function isAddressRange(entry: string): boolean {
  const [address = '', prefix, ...rest] = entry.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  if (prefix === undefined) return true;
  return /^\d{1,3}$/.test(prefix) && Number(prefix) <= (version === 4 ? 32 : 128);
}
