import { z } from 'zod';
import { planIdSchema } from './plan';

/** `POST /api/me/access-requests`: a reader requests a plan from the site's owner. */
export const accessRequestSchema = z.strictObject({
  plan: planIdSchema.describe('The id of a plan of the site.'),
  path: z
    .string()
    .max(2048)
    .regex(
      /^\/(?:[\x21-\x2e\x30-\x5b\x5d-\x7e][\x21-\x5b\x5d-\x7e]*)?$/,
      'must be a path of the site',
    )
    .describe('The page that the reader wants to open.'),
});
