import type { Tokens } from './tokenize';

/** A text that has fewer words, or letters, is in too many others to tell anything. */
const FEWEST_WORDS = 4;
const FEWEST_LETTERS = 18;

/** Of a wrapped paragraph, a line with less is a part of a sentence that may stand anywhere. */
export const FEWEST_WORDS_OF_A_LINE = 6;

/** Numbers alone tell nothing: versions, dates, drawings. */
const REAL_LETTERS = /(?:\p{L}\P{L}*){6}/u;

/** Whether a text is long enough to be found by its words. */
export function isLong(tokens: Tokens, content: string, fewestWords = FEWEST_WORDS): boolean {
  return (
    tokens.count >= fewestWords &&
    countLetters(tokens) >= FEWEST_LETTERS &&
    REAL_LETTERS.test(content)
  );
}

export function countLetters({ count, lengths }: Pick<Tokens, 'count' | 'lengths'>): number {
  let letters = 0;
  for (let at = 0; at < count; at++) letters += lengths[at] as number;
  return letters;
}

/** Words that no one writes twice by accident, such as keys: they tell by themselves. */
export function distinctiveWords(text: string): string[] {
  // Most lines hold no number, and a table is made of many thousand lines.
  if (!/\d/.test(text)) return [];
  return (text.match(/[\p{L}\p{N}]{8,}/gu) ?? []).filter((word) => {
    const digits = word.match(/\d/g)?.length ?? 0;
    if (digits < 2 || digits === word.length) return false;
    return word.length >= 10 || switches(word) >= 3;
  });
}

/** How often letters follow digits, and digits letters: `base64url` does so twice, `k7q2m9x4` always. */
function switches(word: string): number {
  return (word.match(/\d+|\D+/g)?.length ?? 1) - 1;
}

/** An identifier, a number, or a character of a script that has no such names. */
const NAME = /[a-z\d]+(?:[-_./:@+?$]+[a-z\d]+)*|\P{ASCII}/gu;

/** Code with fewer says `name: job-queue-worker` or `<job-queue>Queue 1</job-queue>`, and no more. */
const NAMES_OF_CODE = 4;

/** Little more than a name: other code holds it as well, put together in another way. */
export function isWeakCode(code: string): boolean {
  const names = code
    .toLowerCase()
    .match(NAME)
    ?.filter((name) => /\p{L}/u.test(name));
  return new Set(names).size < NAMES_OF_CODE && distinctiveWords(code).length === 0;
}
