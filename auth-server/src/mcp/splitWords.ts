/** Scripts that put no spaces between words. */
const UNSPACED =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}]/u;
const BETWEEN_WORDS = /[\p{Z}\p{P}\p{S}\p{Cc}]+/u;

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

/** The words of a text, in the order in which they stand there. */
export function splitWords(text: string): string[] {
  const spaced = text.split(BETWEEN_WORDS).filter((word) => word !== '');
  if (!UNSPACED.test(text)) return spaced;
  // The segmenter is slow: it gets only what needs it.
  return spaced.flatMap((word) =>
    UNSPACED.test(word) ? Array.from(segmenter.segment(word), ({ segment }) => segment) : [word],
  );
}
