import { z } from 'zod';
import { parseEmail } from './emailAddress';

/**
 * {@link parseEmail} as a schema: one plain address, spelled as in the database. No list, name,
 * comment or quoted part: `v@x,e@x` or a JSON array would send a secret link to a second recipient
 * (ASVS 5.0 1.3.11).
 */
export const emailSchema = z
  .string('is not an email address')
  .meta({ format: 'email', pattern: z.regexes.email.source })
  .transform((input, context): string => {
    const parsed = parseEmail(input);
    if (parsed.ok) return parsed.email;
    context.addIssue({ code: 'custom', message: parsed.problem });
    return z.NEVER;
  });
