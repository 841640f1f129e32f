import type { z } from 'zod';
import type { accessTokenSchema } from './tokenSchemas';

/** `GET /api/auth/token`: a JWT that identifies the reader to another service. */
export type AccessToken = z.infer<typeof accessTokenSchema>;
