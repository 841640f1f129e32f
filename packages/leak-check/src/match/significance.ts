import type { Tokens } from './tokenize';

/** A text with fewer words or letters is too common to be significant. */
const MIN_WORDS = 4;
const MIN_LETTERS = 18;

/** A shorter line of a wrapped paragraph is part of a sentence, and too common. */
export const MIN_WORDS_PER_LINE = 6;

/** Numbers alone aren't significant: versions, dates, diagrams. */
const REAL_LETTERS = /(?:\p{L}\P{L}*){6}/u;

/** Whether a text is long enough to be found by its words. */
export function isLong(tokens: Tokens, content: string, minWords = MIN_WORDS): boolean {
  return (
    tokens.count >= minWords && countLetters(tokens) >= MIN_LETTERS && REAL_LETTERS.test(content)
  );
}

export function countLetters({ count, lengths }: Pick<Tokens, 'count' | 'lengths'>): number {
  let letters = 0;
  for (let at = 0; at < count; at++) letters += lengths[at] as number;
  return letters;
}

/** Words that don't recur by accident, such as keys: each is significant by itself. */
export function distinctiveWords(text: string): string[] {
  // Fast path: most lines have no number, and a table may have many thousand lines.
  if (!/\d/.test(text)) return [];
  return (text.match(/[\p{L}\p{N}]{8,}/gu) ?? []).filter((word) => {
    const digits = word.match(/\d/g)?.length ?? 0;
    if (digits < 2 || digits === word.length) return false;
    return word.length >= 10 || switches(word) >= 3;
  });
}

/** The number of switches between letters and digits: 2 in `base64url`, 7 in `k7q2m9x4`. */
function switches(word: string): number {
  return (word.match(/\d+|\D+/g)?.length ?? 1) - 1;
}

/** An identifier, a number, or a non-ASCII character. */
const NAME = /[a-z\d]+(?:[-_./:@+?$]+[a-z\d]+)*|\P{ASCII}/gu;

/** With fewer, code is as unspecific as `name: job-queue-worker` or `<job-queue>Queue 1</job-queue>`. */
const MIN_NAMES = 4;

/** Whether code is little more than a name, which other code may contain in another combination. */
export function isWeakCode(code: string): boolean {
  const names = code
    .toLowerCase()
    .match(NAME)
    ?.filter((name) => /\p{L}/u.test(name));
  return new Set(names).size < MIN_NAMES && distinctiveWords(code).length === 0;
}
