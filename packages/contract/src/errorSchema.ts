import { z } from 'zod';

/** The body of every answer with status 400 and up. */
export const errorSchema = z
  .object({
    code: z.string().regex(/^[A-Z0-9_]+$/),
    message: z.string().describe('For people. It can change at any time.'),
    requestId: z
      .string()
      .describe('Names the request in the log of the server. Also in the header `X-Request-Id`.'),
    fields: z
      .record(z.string(), z.string())
      .optional()
      .describe('What is wrong with which field. Only with `INVALID_INPUT`.'),
  })
  .meta({ id: 'Error' });
