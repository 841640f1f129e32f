import { z } from 'zod';
import { DIRECTIVES } from './allowedSources';

/** A scheme alone (`https:`), `*.com` or `'unsafe-inline'` would allow what an attacker needs. */
const source = z
  .string()
  .regex(
    /^(?:https|wss):\/\/(?:(?:\*\.)?[a-z\d-]+(?:\.[a-z\d-]+)+)(?::\d+)?$/,
    'must be an origin, such as "https://images.example.com" or "https://*.example.com"',
  );

export const allowedSourcesSchema = z.union([
  z.literal(false),
  z.partialRecord(z.enum(DIRECTIVES), z.array(source), {
    error: ({ keys }) =>
      Array.isArray(keys)
        ? `a site may add to ${DIRECTIVES.join(', ')}, and not to ${keys.join(', ')}`
        : 'must be false, or an object of directives and origins',
  }),
]);
