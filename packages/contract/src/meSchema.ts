import { z } from 'zod';
import type { Access } from './access';
import { preferencesSchema } from './profile';
import { unlistedSchema } from './unlisted';

export const readerSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    image: z.string().nullable().describe('The address of their picture.'),
    role: z.enum(['reader', 'administrator']),
  })
  .meta({ id: 'Reader' });

const accessSchema: z.ZodType<Access> = z
  .union([z.enum(['public', 'members']), z.array(z.string()).readonly()])
  .describe('Who can open it. A list has the ids of the plans that do.');

export const readerPageSchema = z
  .object({ ...unlistedSchema.shape, access: accessSchema })
  .meta({ id: 'ReaderPage' });

/** `GET /api/me` */
export const meSchema = z
  .object({
    reader: readerSchema.nullable().describe('`null`: nobody is signed in.'),
    plans: z.array(z.string()).describe('The ids of the plans in force.'),
    profile: preferencesSchema.nullable(),
    pages: z
      .array(readerPageSchema)
      .optional()
      .describe('The unlisted pages that the reader can open. Missing if there are none.'),
  })
  .meta({ id: 'Me' });
