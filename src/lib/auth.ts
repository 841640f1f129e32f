import { AUTH_CLIENT_OPTIONS } from '@gatehouse/docusaurus-theme/client';
import { createAuthClient } from 'better-auth/client';

/** This site's Better Auth client, which its pages use for sign-in. */
export const authClient = createAuthClient(AUTH_CLIENT_OPTIONS);
