/** Scripts without spaces between words. */
const UNSPACED =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}]/u;
const BETWEEN_WORDS = /[\p{Z}\p{P}\p{S}\p{Cc}]+/u;

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

/** The words of a text, in order. */
export function splitWords(text: string): string[] {
  const spaced = text.split(BETWEEN_WORDS).filter((word) => word !== '');
  if (!UNSPACED.test(text)) return spaced;
  // The segmenter is slow: use it only where necessary.
  return spaced.flatMap((word) =>
    UNSPACED.test(word) ? Array.from(segmenter.segment(word), ({ segment }) => segment) : [word],
  );
}
