import { METHODS } from 'node:http';
import fc from 'fast-check';
import type { JsonSchema } from '../../openapi/jsonSchema.js';
import { bodyFor, formFor, textOf, valueFor } from './bodyFor.js';
import { OWN_SESSION } from './strangeValues.js';

export interface FuzzedRoute {
  method: string;
  /** `/api/avatars/{id}` */
  path: string;
  /** Default: no body. */
  body?: { type: string; schema: JsonSchema };
  query?: readonly { name: string; schema: JsonSchema }[];
  /** The correct `Authorization`, for programs that have one. */
  authorization?: string | undefined;
}

export interface FuzzedRequest {
  route: FuzzedRoute;
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string | Buffer | undefined;
  isSignedIn: boolean;
}

/** A placeholder for the credential of a service, replaced when the request is sent. */
export const SERVICE = 'Basic own-credential';

/** Mostly the correct value. */
const mostly = <T>(weight: number, right: T, ...others: T[]): fc.Arbitrary<T> =>
  fc.oneof(
    { weight, arbitrary: fc.constant(right) },
    { weight: 1, arbitrary: fc.constantFrom(...others) },
  );

/** Only what HTTP allows in a URL: Node itself rejects the rest (INP-12). */
const PIECES = [
  'x',
  OWN_SESSION,
  '%00',
  '%ff',
  '%c0%ae',
  '..',
  '%2e%2e',
  '%2F',
  '%5c',
  '%0d%0a',
  '%E2%80%AE',
  '%20or%201=1--',
  '__proto__',
  'constructor',
  '%F0%9F%98%80',
  '%ed%a0%80',
  '0',
  '-1',
  'x'.repeat(1_000),
  '123e4567-e89b-12d3-a456-426614174000',
  '%7B%22a%22%3A1%7D',
  '%',
  '%zz',
];
const PARAMETERS = [
  'token',
  'code',
  'state',
  'error',
  'iss',
  'next',
  'id',
  'callbackURL',
  'errorCallbackURL',
  'a[b]',
  'a[]',
  '__proto__',
  'disableCookieCache',
  'email',
  '%00',
  '%ff',
  '&&',
  '=',
];
const query = fc.oneof(
  { weight: 3, arbitrary: fc.constant('') },
  {
    weight: 2,
    arbitrary: fc
      .array(fc.tuple(fc.constantFrom(...PARAMETERS), fc.constantFrom(...PIECES)), { maxLength: 4 })
      .map((pairs) => `?${pairs.map((pair) => pair.join('=')).join('&')}`),
  },
);
const prefix = mostly(20, '', '/', '/.', '/%2e', '/x/..', '/\\', 'http://evil.example', '*');
const suffix = mostly(16, '', '/', '//', '/.', '/..', '%00', '%ff', '%2f', ';x=1', '.html', '%20');

const CONTENT_TYPES = [
  '',
  'text/plain',
  'application/json; charset=utf-7',
  'application/json; charset="utf-8"',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'image/svg+xml',
  ';',
];
const COOKIES = [
  'gatehouse.session_token=%zz',
  'gatehouse.session_token=x.y',
  'gatehouse.two_factor=x.y',
  '__Host-gatehouse.session_token=x',
  'gatehouse.device=x',
  'gatehouse.state=x',
  'a',
  ';;=;=',
  '__proto__=x',
  'gatehouse.better-auth-passkey=x.y',
  `a=${'x'.repeat(4_000)}`,
  'a="é\u00ff"',
];
const HEADERS: [string, string[]][] = [
  ['accept-encoding', ['gzip', 'br', 'identity;q=0', '*;q=0', 'é', ',']],
  ['range', ['bytes=0-', 'bytes=9-1', 'bytes=-0', 'bytes=0-0,1-1', 'x', 'bytes=9999-']],
  ['if-none-match', ['*', 'W/"x"', '"', ',']],
  ['if-modified-since', ['never', 'Sat, 01 Jan 2050 00:00:00 GMT']],
  ['user-agent', ['é\u00ff', 'x'.repeat(4_000), '<script>']],
  ['x-forwarded-for', ['unknown', ',', '::1', '10.0.0.1, x', 'é', '::ffff:1']],
  ['x-forwarded-proto', ['javascript', 'https, http']],
  ['x-forwarded-host', ['evil.example', 'é']],
  ['x-http-method-override', ['DELETE', 'GET']],
  ['x-gatehouse-client-address', ['10.0.0.1', 'é']],
  ['sec-fetch-site', ['same-origin', 'cross-site', 'none', 'x']],
  ['sec-fetch-dest', ['script', 'iframe', 'x']],
  ['sec-fetch-mode', ['navigate', 'cors', 'x']],
  ['content-encoding', ['gzip', 'identity', 'br, gzip']],
  ['accept-language', ['ur', '*', 'x'.repeat(500), ',']],
  ['authorization', ['Bearer x', 'Basic !']],
  ['host', ['evil.example', 'localhost:1', 'é']],
];
const header = fc.oneof(
  ...HEADERS.map(([name, values]) => fc.constantFrom(...values.map((value) => [name, value]))),
);

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
/** A valid picture, a corrupted or truncated one, and random bytes. */
const picture = fc
  .oneof(
    fc.constant(PNG),
    fc.tuple(fc.nat(PNG.length - 1), fc.nat(255)).map(([at, byte]) => PNG.with(at, byte)),
    fc.nat(PNG.length).map((length) => PNG.subarray(0, length)),
    fc.uint8Array(),
  )
  .map((bytes) => Buffer.from(bytes));

/** The body of a request to this route. */
function bodyOf({ body, method }: FuzzedRoute): fc.Arbitrary<string | Buffer | undefined> {
  if (body === undefined) {
    return mostly<string | undefined>(method === 'GET' ? 12 : 4, undefined, '{}', 'x');
  }
  if (body.type === 'image/*') return picture;
  return body.type === 'application/json' ? bodyFor(body.schema) : formFor(body.schema);
}

/** Mostly the route's own query parameters, sometimes others. */
function queryOf({ query: taken = [] }: FuzzedRoute): fc.Arbitrary<string> {
  if (taken.length === 0) return query;
  const fields = taken.map(({ name, schema }) => [name, valueFor(schema)] as const);
  const asked = fc.record(Object.fromEntries(fields), { requiredKeys: [] }).map((values) => {
    const pairs = Object.entries(values).map(([name, value]) => `${name}=${encode(value)}`);
    return `?${pairs.join('&')}`;
  });
  return fc.oneof({ weight: 3, arbitrary: asked }, { weight: 1, arbitrary: query });
}

/** Replaces lone surrogates, which can't be encoded. */
const encode = (value: unknown) => encodeURIComponent(textOf(value).replace(/\p{Cs}/gu, '\ufffd'));

/** Requests to one route, with many variations of path, headers and body, most of them nearly valid. */
export function requestFor(route: FuzzedRoute, origin: string): fc.Arbitrary<FuzzedRequest> {
  const piece = fc.oneof(fc.constantFrom(OWN_SESSION, 'github'), fc.constantFrom(...PIECES));
  const type = route.body?.type.replace('*', 'png') ?? '';
  return fc
    .record({
      method: mostly(16, route.method, ...METHODS.filter((name) => name !== 'CONNECT')),
      prefix,
      suffix,
      query: queryOf(route),
      piece,
      isSignedIn: mostly(3, true, false),
      body: bodyOf(route),
      contentType: mostly(16, type === '' ? 'application/json' : type, ...CONTENT_TYPES),
      origin: mostly(16, origin, '', 'null', 'https://evil.example', `${origin}/`, 'é'),
      cookie: mostly(4, '', ...COOKIES),
      authorization:
        route.authorization === undefined
          ? fc.constant('')
          : mostly(8, route.authorization, '', 'Basic !'),
      more: fc.array(header, { maxLength: 2 }),
    })
    .map(({ method, isSignedIn, ...parts }) => ({
      route,
      method,
      isSignedIn,
      body: parts.body,
      path: parts.prefix + route.path.replace(/\{\w+\}/g, parts.piece) + parts.suffix + parts.query,
      headers: withoutEmpty({
        'content-type': parts.body === undefined ? '' : parts.contentType,
        origin: parts.origin,
        cookie: parts.cookie,
        authorization: parts.authorization,
        ...Object.fromEntries(parts.more),
      }),
    }));
}

function withoutEmpty(headers: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).filter((pair): pair is [string, string] => Boolean(pair[1])),
  );
}
