import type { z } from 'zod';
import { HttpError } from './HttpError.js';

/** Field names come from the client: a response repeats a few of them, not thousands. */
const MAX_NAMED = 10;

/**
 * Validates client input.
 *
 * @throws HttpError `INVALID_INPUT` that lists every invalid field, but no values
 */
export function parseInput<T>(schema: z.ZodType<T>, input: unknown): T {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  // Without a prototype: a field may be named `constructor` or `__proto__`.
  const fields = Object.create(null) as Record<string, string>;
  for (const issue of parsed.error.issues.slice(0, MAX_NAMED)) {
    const names =
      issue.code === 'unrecognized_keys'
        ? issue.keys.slice(0, MAX_NAMED)
        : [issue.path.join('.') || 'body'];
    const message = issue.code === 'unrecognized_keys' ? 'is not accepted here' : issue.message;
    for (const name of names) fields[name] ??= message;
  }
  throw new HttpError('INVALID_INPUT', { fields });
}
