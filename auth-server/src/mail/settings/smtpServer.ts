import { isIP } from 'node:net';

/** The SMTP server for outgoing emails. */
export interface SmtpServer {
  host: string;
  port: number;
  auth: { user: string; pass: string } | null;
  /** TLS from the first byte · STARTTLS or nothing is sent · STARTTLS if the server offers it. */
  tls: 'always' | 'required' | 'optional';
}

const problem =
  'must be a URL such as smtps://user:password@mail.example.com or smtp://user:password@host:587. ' +
  'smtp:// requires STARTTLS, unless the host is this computer or the URL ends with ?tls=optional';

/**
 * Parses SMTP_URL. Without TLS, anyone on the network path can read sign-in links, and an attacker
 * there can strip STARTTLS from the server's response (RFC 3207 6). So that is refused unless the
 * setting allows it.
 */
export function parseSmtpServer(
  value: string,
): { ok: true; value: SmtpServer } | { ok: false; problem: string } {
  const url = URL.canParse(value) ? new URL(value) : null;
  if (url === null || !/^smtps?:$/.test(url.protocol) || url.hostname === '') {
    return { ok: false, problem };
  }
  const query = [...url.searchParams].map(([key, entry]) => `${key}=${entry}`).join();
  if (
    !['', '/'].includes(url.pathname) ||
    url.hash !== '' ||
    !['', 'tls=optional'].includes(query)
  ) {
    return { ok: false, problem };
  }
  const user = decode(url.username);
  const pass = decode(url.password);
  if (user === null || pass === null) return { ok: false, problem };
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const secure = url.protocol === 'smtps:';
  const unprotected = query !== '' || isThisComputer(host);
  return {
    ok: true,
    value: {
      host,
      port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
      auth: user === '' ? null : { user, pass },
      tls: secure ? 'always' : unprotected ? 'optional' : 'required',
    },
  };
}

function isThisComputer(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
