const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** The request in the consent page's URL. Everything except `kind` is supplied by the app. */
export type AppRequest =
  /** There is no request. */
  | { kind: 'none' }
  /** The server refused the request. */
  | { kind: 'refused' }
  /** The server has not checked it yet, after sign-in. */
  | { kind: 'unchecked' }
  | {
      kind: 'checked';
      clientId: string;
      /** The host to which the browser returns, or `null` for this computer. */
      host: string | null;
    };

/** @param search the query string of the page's URL, with its question mark */
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
