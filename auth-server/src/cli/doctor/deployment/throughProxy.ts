import { randomInt } from 'node:crypto';
import type { CompleteSettings } from '../../../config/completeSettings.js';
import { DIAGNOSIS_PATH, diagnosisSchema } from '../../../diagnosis/diagnosisRouter.js';
import { createDiagnosisToken } from '../../../diagnosis/diagnosisToken.js';
import { splitOrigin } from '../../../env.js';
import { error, ok, warning, type Found } from '../Finding.js';
import { describeReply, type Send } from './request.js';

/**
 * Whether the server counts clients by their own address. Sends an invented address along, as someone would who
 * evades limits: what the first proxy has added after it is the client's.
 */
export async function checkClientAddress(settings: CompleteSettings, send: Send): Promise<Found[]> {
  const { authUrl, trustProxy } = settings;
  // TEST-NET-1 (RFC 5737): nobody's address.
  const invented = `192.0.2.${randomInt(1, 255)}`;
  const token = await createDiagnosisToken(settings).create();
  const reply = await send(authUrl + DIAGNOSIS_PATH, {
    headers: { authorization: `Bearer ${token}`, 'x-forwarded-for': invented },
  });
  const seen = diagnosisSchema.safeParse(reply.json).data;
  if (reply.status !== 200 || seen === undefined) {
    return [
      error(
        `the server at ${authUrl} has another BETTER_AUTH_SECRET, or is another version (${describeReply(reply)})`,
        'Give all instances the same secret, and restart those with an old one. Check that the proxy forwards the ' +
          'header Authorization.',
        'changed-secret',
      ),
    ];
  }
  const client = seen.addresses.indexOf(invented) + 1;
  const proxies = seen.addresses.length - 1 - client;
  const help = 'wrong-client-address';
  const set = `Set TRUST_PROXY=${proxies}${proxies === 0 ? ', or leave it out' : ''}.`;
  if (authUrl.startsWith('https:') && proxies === 0) {
    return [
      error(
        'the proxy does not tell the server who the client is: X-Forwarded-For has no address from it',
        'Have it add the address: proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for in nginx.',
        help,
      ),
    ];
  }
  if (seen.trustedProxies < proxies) {
    return [
      error(
        `all readers share one rate limit: ${proxies} proxies are in front of the server, and it trusts ${seen.trustedProxies}`,
        set,
        help,
      ),
    ];
  }
  if (seen.trustedProxies > proxies) {
    // An address in the list may be this computer's own, which clients elsewhere don't have.
    if (Array.isArray(trustProxy)) {
      return [
        ok('this computer is in TRUST_PROXY itself: run doctor elsewhere to check its limits'),
      ];
    }
    return [
      error(
        `anyone can claim any address: ${proxies} proxies are in front of the server, and it trusts ${seen.trustedProxies}`,
        set,
        help,
      ),
    ];
  }
  if (authUrl.startsWith('https:') && seen.protocol !== 'https') {
    return [
      warning(
        'the proxy does not tell the server that the client used https',
        'Have it set X-Forwarded-Proto: proxy_set_header X-Forwarded-Proto $scheme in nginx.',
        help,
      ),
    ];
  }
  return [ok(`the server sees ${seen.protocol} from ${seen.address}, past ${proxies} proxies`)];
}

/** Whether a cookie arrives as the server sends it. Signing out nobody deletes the session cookie. */
export async function checkCookie(settings: CompleteSettings, send: Send): Promise<Found[]> {
  const { authUrl, siteUrl } = settings;
  const reply = await send(`${authUrl}/api/auth/sign-out`, {
    method: 'POST',
    headers: { origin: siteUrl, 'content-type': 'application/json' },
    body: '{}',
  });
  const cookie = reply.headers.getSetCookie().find((each) => each.includes('session_token='));
  if (cookie === undefined) {
    return [
      error(
        `the session cookie does not arrive (${describeReply(reply)})`,
        'Have the proxy pass on Set-Cookie, and forward POST requests with their Origin. No cache may answer /api.',
        'cookie-not-set',
      ),
    ];
  }
  const has = (attribute: RegExp) => attribute.test(cookie);
  if (has(/;\s*samesite=none/i) && !has(/;\s*secure/i)) {
    return [
      error(
        'the session cookie arrives with SameSite=None and without Secure: browsers discard it',
        'Remove the rule in the proxy that changes cookies, such as proxy_cookie_flags in nginx.',
        'samesitenone-without-secure',
      ),
    ];
  }
  const wrong = [
    has(/;\s*httponly/i) ? '' : 'HttpOnly is missing',
    has(/;\s*samesite=lax/i) ? '' : 'SameSite is not Lax',
    has(/;\s*path=\/(?:;|$)/i) ? '' : 'Path is not /',
    has(/;\s*domain=/i) ? 'Domain was added' : '',
    has(/;\s*secure/i) || authUrl.startsWith('http:') ? '' : 'Secure is missing',
  ].filter(Boolean);
  if (wrong.length > 0) {
    return [
      error(
        `the session cookie is changed on its way: ${wrong.join(', ')}`,
        'Remove the rule in the proxy that changes cookies, such as proxy_cookie_path or proxy_cookie_domain in nginx.',
        'cookie-not-set',
      ),
    ];
  }
  return [ok('the session cookie arrives unchanged')];
}

/** Whether pages of another origin can read answers. */
export async function checkCors(settings: CompleteSettings, send: Send): Promise<Found[]> {
  const { authUrl, siteUrl } = settings;
  if (splitOrigin(settings) === null) return [ok('one origin needs no CORS')];
  const reply = await send(`${authUrl}/api/me`, { headers: { origin: siteUrl } });
  const allowed = reply.headers.get('access-control-allow-origin');
  const credentials = reply.headers.get('access-control-allow-credentials');
  if (allowed === siteUrl && credentials === 'true')
    return [ok(`pages of ${siteUrl} can read answers`)];
  return [
    error(
      `browsers block answers for pages of ${siteUrl}: Access-Control-Allow-Origin is ${allowed ?? 'missing'}`,
      `The server sends it once for SITE_URL: check that the running server has SITE_URL=${siteUrl}, and that no proxy adds or removes Access-Control headers.`,
      'cors-blocked',
    ),
  ];
}
