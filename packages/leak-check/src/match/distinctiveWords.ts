/** Words that nobody writes twice by accident, such as keys: they tell by themselves. */
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
