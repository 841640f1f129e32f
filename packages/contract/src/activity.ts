import { z } from 'zod';
import { ACTIVITY_KINDS } from './account';

/** One of `GET /api/me/activity`, the newest first. */
export const activitySchema = z
  .object({
    at: z.iso.datetime(),
    kind: z.enum(ACTIVITY_KINDS),
    actor: z
      .enum(['reader', 'administrator', 'stranger'])
      .describe('Who did it. A stranger is someone who is not signed in.'),
    device: z.string().nullable(),
    address: z.string().nullable(),
    detail: z
      .string()
      .nullable()
      .describe('What it was about: a plan, a provider, the name of a passkey.'),
  })
  .meta({ id: 'Activity' });

export type Activity = z.infer<typeof activitySchema>;
