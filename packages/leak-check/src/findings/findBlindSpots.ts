import type { Fingerprint } from '../match/fingerprint';
import type { GatedText, GatedTexts } from '../match/GatedTexts';
import type { BlindSpot } from './Findings';

/**
 * A component may leave out what is in it. If less than a third of what a page shows can be found where it
 * must be, the scan would not see it leak either.
 */
const LEAST_SEEN = 1 / 3;

/** Less may all be such parts: so many lines, or a paragraph of so many words. */
const FEWEST_LINES = 3;
const FEWEST_WORDS = 40;

const EVERY_PAGE = 'all pages together';

export interface Control {
  blindSpots: BlindSpot[];
  /** Pages with too little text of their own, of which nothing was found: neither proof nor blame. */
  unproved: string[];
}

/**
 * The control: what the scan does not find in the gated output, it would not find in the public one.
 * It counts what a page shows. Attributes, code and comments prove something where they are found, and
 * nothing where they are not: a component, a drawing or a formula makes something else of them.
 */
export function findBlindSpots(
  { shingles, ofPages }: Pick<GatedTexts, 'shingles' | 'ofPages'>,
  gatedFiles: Iterable<Uint8Array>,
): Control {
  const found = new Set<Fingerprint>();
  for (const bytes of gatedFiles) shingles.find(bytes, found);
  const seen = new Set([...found].flatMap((fingerprint) => shingles.textsOf(fingerprint)));
  const isSeen = (line: GatedText): boolean => seen.has(line);
  const pages = [...ofPages].map(([source, { shown, words, others }]) => ({
    source,
    of: shown.length,
    seen: shown.filter(isSeen).length,
    words,
    isSilent: ![...shown, ...others].some(isSeen),
  }));
  const together = pages.reduce(
    (sum, { of, seen, words }) => ({
      ...sum,
      of: sum.of + of,
      seen: sum.seen + seen,
      words: sum.words + words,
    }),
    { source: EVERY_PAGE, of: 0, seen: 0, words: 0, isSilent: false },
  );
  const hasEnough = ({ of, words }: { of: number; words: number }): boolean =>
    of >= FEWEST_LINES || words >= FEWEST_WORDS;
  return {
    blindSpots: [...pages, together]
      .filter((page) => hasEnough(page) && page.seen < page.of * LEAST_SEEN)
      .map(({ source, seen, of }) => ({ source, seen, of })),
    unproved: pages.filter((page) => !hasEnough(page) && page.isSilent).map(({ source }) => source),
  };
}
