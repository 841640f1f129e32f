const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** What the address of the consent page says. Everything in it but the kind is the app's word. */
export type AppRequest =
  /** Nobody asks for anything. */
  | { kind: 'none' }
  /** The server did not accept the request. */
  | { kind: 'refused' }
  /** The server has not seen it yet: it comes from the sign-in page. */
  | { kind: 'unchecked' }
  | {
      kind: 'checked';
      clientId: string;
      /** Where the reader's browser goes afterwards: a host, or `null` for this computer. */
      host: string | null;
    };

/** @param search of the page's address, with its question mark */
export function readAppRequest(search: string): AppRequest {
  const query = new URLSearchParams(search);
  if (query.has('error')) return { kind: 'refused' };
  const clientId = query.get('client_id');
  const redirectUri = query.get('redirect_uri') ?? '';
  if (clientId === null) return { kind: 'none' };
  if (!query.has('sig')) return { kind: 'unchecked' };
  if (!URL.canParse(redirectUri)) return { kind: 'refused' };
  const { host, hostname } = new URL(redirectUri);
  return { kind: 'checked', clientId, host: LOOPBACK.has(hostname) ? null : host };
}
