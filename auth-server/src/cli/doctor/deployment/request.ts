/** Milliseconds. */
const TIMEOUT = 5_000;
/** In characters: more than any of the server's own answers to these requests. */
const MAX_BODY = 20_000;

export interface Reply {
  status: number;
  headers: Headers;
  /** `undefined` if it isn't JSON. */
  json: unknown;
}

/** Sends requests as a client outside would, without following redirects. */
export type Send = (url: string, init?: RequestInit) => Promise<Reply>;

/** @param fetchWith for another certificate authority or address */
export function createSend(fetchWith: typeof fetch = fetch): Send {
  return async (url, init) => {
    const signal = AbortSignal.timeout(TIMEOUT);
    const response = await fetchWith(url, { ...init, redirect: 'manual', signal });
    const text = (await response.text()).slice(0, MAX_BODY);
    return { status: response.status, headers: response.headers, json: parse(text) };
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** How an answer looks that isn't the server's. */
export function describeReply({ status, headers, json }: Reply): string {
  const location = headers.get('location');
  if (location !== null) return `${status}, to ${location.split('?', 1)[0]}`;
  const { code } = (json ?? {}) as { code?: unknown };
  if (typeof code === 'string') return `${status} ${code}`;
  const type = headers.get('content-type')?.split(';', 1)[0];
  return `${status}${type === undefined ? '' : `, ${type}`}`;
}
