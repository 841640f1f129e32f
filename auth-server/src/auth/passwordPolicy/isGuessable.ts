import { dictionary } from '@zxcvbn-ts/language-common';

/** 49,000 breached passwords, most common first. */
const COMMON = new Set<string>(dictionary['passwords-common']);
/** Characters that must remain after removing words related to the owner. */
const MIN_REMAINING = 6;
const SHORTEST_WORD = 4;

/**
 * Whether a password is among the first that an attacker would try: a common one, even repeated or with
 * punctuation, or little more than words related to the account (ASVS 5.0 6.2.4, 6.2.11, NIST SP 800-63B
 * 5.1.1.2).
 * @param words anything known, such as the site's name or the reader's address
 */
export function isGuessable(password: string, words: readonly string[]): boolean {
  const folded = password.normalize('NFKC').toLowerCase();
  const bare = folded.replace(/^[\p{P}\p{S}\s]+|[\p{P}\p{S}\s]+$/gu, '');
  if ([folded, bare, repeatedPart(folded)].some((form) => COMMON.has(form))) return true;

  let rest = folded;
  for (const word of splitWords(words)) rest = rest.replaceAll(word, '');
  return rest !== folded && [...rest].length < MIN_REMAINING;
}

/** `abc` for `abcabc`; otherwise the text itself. */
function repeatedPart(text: string): string {
  const length = (text + text).indexOf(text, 1);
  return text.slice(0, length);
}

/** Whole addresses first, because they contain their parts. */
function splitWords(words: readonly string[]): string[] {
  const parts = words.flatMap((word) => [word, ...word.split(/[^\p{L}\p{N}]+/u)]);
  return [...new Set(parts.map((part) => part.toLowerCase()))]
    .filter((part) => part.length >= SHORTEST_WORD)
    .sort((a, b) => b.length - a.length);
}
