import type { AccessToken } from '@gatehouse/contract/accessToken';
import { followShownSession } from '../account/useSession';
import { callApi } from '../api/api';
import { createTokenStore, type TokenStore } from './createTokenStore';

let store: TokenStore | null = null;

function openStore(): TokenStore {
  if (store === null) {
    store = createTokenStore(
      () => callApi<AccessToken>('/api/auth/token'),
      () => performance.now(),
    );
    followShownSession(store.follow);
  }
  return store;
}

/**
 * Returns an access token that tells your own service who the reader is. It is kept in this tab's memory, and
 * replaced a minute before it expires.
 *
 * @returns `null` when no one is signed in
 * @throws Error when the account server doesn't respond
 */
export const getToken = (): Promise<string | null> => openStore().getToken();

/**
 * `fetch` with the reader's access token, or without one when no one is signed in. After a 401, it tries
 * once more with a new token. Only call services that you trust with the token.
 *
 * @example
 * ```ts
 * const response = await fetchWithToken('https://notes.example.com/notes');
 * ```
 */
export async function fetchWithToken(url: string | URL, init?: RequestInit): Promise<Response> {
  const request = new Request(url, init);
  const send = (token: string | null): Promise<Response> => {
    const attempt = request.clone();
    if (token !== null) attempt.headers.set('authorization', `Bearer ${token}`);
    return fetch(attempt);
  };
  const { getToken: get } = openStore();
  const token = await get();
  const response = await send(token);
  if (response.status !== 401 || token === null) return response;
  const renewed = await get(token);
  return renewed === null ? response : send(renewed);
}
