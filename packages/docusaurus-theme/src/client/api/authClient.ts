import type { createAuthClient } from 'better-auth/client';

export type AuthClient = ReturnType<typeof createAuthClient>;

let load = (): Promise<AuthClient> =>
  import('./defaultAuthClient').then(({ authClient }) => authClient);

/** The client through which all account pages ask Better Auth. Loaded when a reader first acts. */
export const loadAuthClient = (): Promise<AuthClient> => load();

/** Puts a site's own client in place of the default one. */
export function setAuthClient(loadClient: () => Promise<AuthClient>): void {
  load = loadClient;
}
