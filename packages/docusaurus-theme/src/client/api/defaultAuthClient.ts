import { createAuthClient } from 'better-auth/client';
import { AUTH_CLIENT_OPTIONS } from './siteData';

export const authClient = createAuthClient(AUTH_CLIENT_OPTIONS);
