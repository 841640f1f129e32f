import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto';
import type { Secrets } from './secretSettings.js';

/** Text that the server has signed. */
export interface Signed {
  text: string;
  /** The version of the secret that signed it. */
  version: number | null;
  isCurrent: boolean;
}

/** Better Auth's signatures, with any of the server's secrets. Better Auth knows only the current one. */
export interface Signatures {
  /** The version of the current secret. */
  version: number | null;
  /**
   * @param value a cookie's value, percent-encoded or not
   * @returns `null` unless the server has signed it
   */
  read(value: string): Signed | null;
  /** The value of a cookie with this text, as it is sent. */
  sign(text: string): string;
  /** @returns the `Cookie` header with the same cookies, all signed with the current secret */
  renewCookies(header: string): string;
  /** @returns a signed OAuth request, signed with the current secret */
  renewQuery(query: string): string;
}

export function createSignatures(secrets: Secrets): Signatures {
  const keys = [secrets.current, ...secrets.others].map(({ version, value }, index) => ({
    version,
    isCurrent: index === 0,
    key: createSecretKey(value, 'utf8'),
  }));
  const hmac = ({ key }: (typeof keys)[number], text: string) =>
    createHmac('sha256', key).update(text).digest('base64');
  const find = (text: string, signature: string) =>
    keys.find((each) => isEqual(signature, hmac(each, text))) ?? null;
  const signature = (text: string) => hmac(keys[0] as (typeof keys)[number], text);
  const sign = (text: string) => encodeURIComponent(`${text}.${signature(text)}`);

  /** Better Auth's format: `encodeURIComponent(text + '.' + base64(HMAC-SHA256(text)))`. */
  function read(value: string): Signed | null {
    const decoded = decode(value);
    const dot = decoded?.lastIndexOf('.') ?? -1;
    if (decoded === null || dot < 1) return null;
    const text = decoded.slice(0, dot);
    const found = find(text, decoded.slice(dot + 1));
    return found && { text, version: found.version, isCurrent: found.isCurrent };
  }

  return {
    version: secrets.current.version,
    read,
    sign,
    renewCookies: (header) => {
      if (keys.length === 1) return header;
      return header
        .split('; ')
        .map((pair) => {
          const equals = pair.indexOf('=');
          const signed = read(pair.slice(equals + 1));
          if (signed === null || signed.isCurrent) return pair;
          return `${pair.slice(0, equals)}=${sign(signed.text)}`;
        })
        .join('; ');
    },
    renewQuery: (query) => {
      const parameters = new URLSearchParams(query);
      const given = parameters.get('sig');
      parameters.delete('sig');
      const text = sorted(parameters).toString();
      if (given === null || find(text, given) === null) return query;
      parameters.set('sig', signature(text));
      return parameters.toString();
    },
  };
}

/** The order in which `@better-auth/oauth-provider` signs parameters. */
function sorted(parameters: URLSearchParams): URLSearchParams {
  const compare = (a: string, b: string) => (a === b ? 0 : a < b ? -1 : 1);
  return new URLSearchParams(
    [...parameters].sort(([a, x], [b, y]) => compare(a, b) || compare(x, y)),
  );
}

/** The length is public; a matching prefix must not be measurable. */
function isEqual(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function decode(value: string): string | null {
  try {
    return decodeURIComponent(value);
  } catch {
    return null;
  }
}
