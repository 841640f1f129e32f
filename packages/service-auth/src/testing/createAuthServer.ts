import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import {
  exportJWK,
  generateKeyPair,
  SignJWT,
  type CryptoKey,
  type JWK,
  type JWTHeaderParameters,
} from 'jose';

export interface SigningKey {
  kid: string;
  alg: string;
  privateKey: CryptoKey;
  jwk: JWK;
}

export async function createSigningKey(kid: string, alg = 'RS256'): Promise<SigningKey> {
  const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
  return { kid, alg, privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' } };
}

/** A server that publishes keys as Gatehouse does, and counts what it is asked. */
export async function createAuthServer(keys: SigningKey[]) {
  const published = { keys: keys.map(({ jwk }) => jwk) };
  const server = createServer((request, response) => {
    void answer(request).then(({ status, body }) => {
      // A closed connection: the next test may take the server down.
      response.writeHead(status, { 'content-type': 'application/json', connection: 'close' });
      response.end(body);
    });
  });

  async function answer(request: IncomingMessage): Promise<{ status: number; body: string }> {
    const body = await text(request);
    authServer.requests.push(`${request.method} ${request.url}`);
    if (request.url === '/api/session/introspect') return authServer.introspect(request, body);
    return authServer.answer ?? { status: 200, body: JSON.stringify(published) };
  }

  const listen = (port: number) =>
    new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const authServer = {
    url: `http://127.0.0.1:${port}`,
    /** Every request so far, such as `GET /api/auth/jwks`. */
    requests: [] as string[],
    /** What it says instead of the keys. */
    answer: null as { status: number; body: string } | null,
    introspect: (_request: IncomingMessage, _form: string) => ({ status: 404, body: '' }),
    publish: (...next: SigningKey[]) => {
      published.keys = next.map(({ jwk }) => jwk);
    },
    stop: () => new Promise((resolve) => server.close(resolve)),
    start: () => listen(port),
  };
  return authServer;
}
export type AuthServer = Awaited<ReturnType<typeof createAuthServer>>;

export const AUDIENCE = 'https://docs.example.com';
export const epoch = (seconds = 0) => Math.floor(Date.now() / 1000) + seconds;

/** The claims of a token as Gatehouse issues it. `undefined` takes one away. */
export function claimsFrom(issuer: string, changes: Record<string, unknown> = {}) {
  return {
    iss: issuer,
    aud: AUDIENCE,
    sub: 'reader-1',
    sid: 'session-1',
    email: 'reader@example.com',
    email_verified: true,
    plans: ['premium'] as unknown,
    iat: epoch(),
    exp: epoch(900),
    ...changes,
  };
}

/** A token, whatever is in it. */
export function sign(
  { kid, alg, privateKey }: SigningKey,
  claims: Record<string, unknown>,
  header: Partial<JWTHeaderParameters> = {},
): Promise<string> {
  return new SignJWT(claims)
    .setProtectedHeader({ alg, kid, typ: 'at+jwt', ...header })
    .sign(privateKey, { crit: { b64: true, exp: true } });
}
