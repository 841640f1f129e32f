import { z } from 'zod';
import { nameSchema } from './nameSchema';

/** Days. The longest a key lasts: there is none without an end. */
export const LONGEST_API_KEY = 366;

/** `POST /api/me/api-keys` */
export const apiKeyRequestSchema = z.strictObject({
  name: nameSchema(60),
  /** How many days the key lasts. */
  days: z
    .int('must be a whole number')
    .min(1, 'must be 1 or more')
    .max(LONGEST_API_KEY, `must be ${LONGEST_API_KEY} or less`),
});
