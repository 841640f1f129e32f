import { createServer } from 'node:http';
import { exportJWK, generateKeyPair, jwtVerify, SignJWT } from 'jose';
import { createReaderAuth } from '../packages/service-auth/lib/index.js';

const CHECKS = 10_000;
const ROUNDS = 3;
const AUDIENCE = 'https://docs.example.com';

/**
 * Checks access tokens with `@gatehouse/service-auth`, and with jose alone and the key in memory.
 *
 * @returns {Promise<{ perSecond: number, barePerSecond: number, ratio: number, fetches: number }>} checks per
 *   second of processor time, best of three rounds, and how often the keys were fetched in the first
 *   10,000 checks
 */
export async function measureServiceChecks() {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(publicKey)), kid: 'key', alg: 'RS256', use: 'sig' };
  let fetches = 0;
  const server = createServer((_request, response) => {
    fetches += 1;
    response.end(JSON.stringify({ keys: [jwk] }));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const token = await new SignJWT({
    sid: 'session',
    email: 'reader@example.com',
    email_verified: true,
    plans: ['premium'],
  })
    .setProtectedHeader({ alg: 'RS256', kid: 'key', typ: 'at+jwt' })
    .setIssuer(issuer)
    .setAudience(AUDIENCE)
    .setSubject('reader')
    .setIssuedAt()
    .setExpirationTime('15 minutes')
    .sign(privateKey);

  const { authenticate } = createReaderAuth({ issuer, audience: AUDIENCE });
  const expected = { issuer, audience: AUDIENCE, algorithms: ['RS256'] };
  const bare = [];
  const ours = [];
  let fetchesOfFirstRound = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    bare.push(await perSecond(() => jwtVerify(token, publicKey, expected)));
    ours.push(await perSecond(() => authenticate(`Bearer ${token}`)));
    if (round === 0) fetchesOfFirstRound = fetches;
  }
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  const [barePerSecond, best] = [Math.max(...bare), Math.max(...ours)].map(Math.round);
  return {
    perSecond: best,
    barePerSecond,
    ratio: Number((best / barePerSecond).toFixed(2)),
    fetches: fetchesOfFirstRound,
  };
}

/** How many times something runs per second of processor time, across all threads. */
async function perSecond(check) {
  const before = process.cpuUsage();
  for (let count = 0; count < CHECKS; count += 1) await check();
  const { user, system } = process.cpuUsage(before);
  return (CHECKS / (user + system)) * 1e6;
}
