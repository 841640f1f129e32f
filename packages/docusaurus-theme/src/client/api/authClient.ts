import type { createAuthClient } from 'better-auth/client';

export type AuthClient = ReturnType<typeof createAuthClient>;

let load = (): Promise<AuthClient> =>
  import('./defaultAuthClient').then(({ authClient }) => authClient);

/** The client through which all account pages ask Better Auth. Loaded when a reader first acts. */
export const loadAuthClient = (): Promise<AuthClient> => load();

/** Replaces the default client with a site's own. */
export function setAuthClient(loadClient: () => Promise<AuthClient>): void {
  load = loadClient;
}
