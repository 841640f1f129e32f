import { z } from 'zod';
import { ACTIVITY_KINDS } from './account';

/** An item of `GET /api/me/activity`, newest first. */
export const activitySchema = z
  .object({
    at: z.iso.datetime(),
    kind: z.enum(ACTIVITY_KINDS),
    actor: z
      .enum(['reader', 'administrator', 'stranger'])
      .describe('Who did it. `stranger` is someone who is not signed in.'),
    device: z.string().nullable(),
    address: z.string().nullable(),
    detail: z
      .string()
      .nullable()
      .describe('What it applied to: a plan, a provider, the name of a passkey.'),
  })
  .meta({ id: 'Activity' });

export type Activity = z.infer<typeof activitySchema>;
