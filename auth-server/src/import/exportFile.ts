import { StartupError } from '../startupError.js';
import type { z } from 'zod';

const MOST_SHOWN = 10;

/**
 * Checks the entries of an export.
 *
 * @param nameOf names an entry for the error: `line 7`
 * @throws StartupError that names every entry that isn't understood
 */
export function parseEntries<T>(
  file: string,
  entries: readonly { name: string; value: unknown }[],
  schema: z.ZodType<T>,
): { name: string; value: T }[] {
  const problems: string[] = [];
  const parsed = entries.flatMap(({ name, value }) => {
    const result = schema.safeParse(value);
    if (result.success) return [{ name, value: result.data }];
    const [issue] = result.error.issues;
    problems.push(`  ${name}: ${issue?.path.join('.') || 'the entry'}: ${issue?.message}`);
    return [];
  });
  if (problems.length === 0) return parsed;
  const more = problems.length - MOST_SHOWN;
  throw new StartupError(
    [
      `Nothing was imported: ${file} has entries that are not valid.`,
      ...problems.slice(0, MOST_SHOWN),
      ...(more > 0 ? [`  and ${more} more`] : []),
    ].join('\n'),
  );
}

/** JSON values, one on each line (NDJSON). */
export function parseJsonLines(file: string, text: string): { name: string; value: unknown }[] {
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    const name = `line ${index + 1}`;
    try {
      return [{ name, value: JSON.parse(line) as unknown }];
    } catch (cause) {
      throw new StartupError(
        `Nothing was imported: ${file} is not JSON with one entry on each line, see ${name}.`,
        { cause },
      );
    }
  });
}
