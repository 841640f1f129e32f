import { z } from 'zod';
import type { Access } from './access';
import { preferencesSchema } from './profile';
import { unlistedSchema } from './unlisted';

export const readerSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    image: z.string().nullable().describe('The URL of their picture.'),
    role: z.enum(['reader', 'administrator']),
  })
  .meta({ id: 'Reader' });

const accessSchema: z.ZodType<Access> = z
  .union([z.enum(['public', 'members']), z.array(z.string()).readonly()])
  .describe('Who can open it. A list contains the ids of the plans that grant access.');

export const readerPageSchema = z
  .object({ ...unlistedSchema.shape, access: accessSchema })
  .meta({ id: 'ReaderPage' });

/** `GET /api/me` */
export const meSchema = z
  .object({
    reader: readerSchema.nullable().describe('`null` if signed out.'),
    plans: z.array(z.string()).describe('The ids of the active plans.'),
    profile: preferencesSchema.nullable(),
    pages: z
      .array(readerPageSchema)
      .optional()
      .describe('The unlisted pages that the reader can open. Missing if there are none.'),
  })
  .meta({ id: 'Me' });
