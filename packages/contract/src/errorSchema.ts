import { z } from 'zod';

/** The body of every response with status 400 or higher. */
export const errorSchema = z
  .object({
    code: z.string().regex(/^[A-Z0-9_]+$/),
    message: z.string().describe('For humans. Can change at any time.'),
    requestId: z
      .string()
      .describe("The request's id in the server's log. Also in the header `X-Request-Id`."),
    fields: z
      .record(z.string(), z.string())
      .optional()
      .describe('The problem with each invalid field. Only with `INVALID_INPUT`.'),
  })
  .meta({ id: 'Error' });
