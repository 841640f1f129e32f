import type { createAuthClient } from 'better-auth/client';

export type AuthClient = ReturnType<typeof createAuthClient>;

let load = (): Promise<AuthClient> =>
  import('./defaultAuthClient').then(({ authClient }) => authClient);

/** The client for all requests to Better Auth. Loaded when a reader first acts. */
export const loadAuthClient = (): Promise<AuthClient> => load();

/** Replaces the default client with the site's own. */
export function setAuthClient(loadClient: () => Promise<AuthClient>): void {
  load = loadClient;
}
