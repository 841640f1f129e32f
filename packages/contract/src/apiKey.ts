import { z } from 'zod';
import { MAX_API_KEY_NAME } from './account';
import { nameSchema } from './nameSchema';

/** All keys expire. */
export const MAX_API_KEY_DAYS = 366;

/** `POST /api/me/api-keys` */
export const apiKeyRequestSchema = z.strictObject({
  name: nameSchema(MAX_API_KEY_NAME),
  days: z
    .int('must be a whole number')
    .min(1, 'must be 1 or more')
    .max(MAX_API_KEY_DAYS, `must be ${MAX_API_KEY_DAYS} or less`),
});
