import type { z } from 'zod';
import type { accessTokenSchema } from './tokenSchemas';

/** `GET /api/auth/token`: a JWT that tells another service who is calling. */
export type AccessToken = z.infer<typeof accessTokenSchema>;
