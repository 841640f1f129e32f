import type { Fingerprint } from '../match/fingerprint';
import type { GatedText, GatedTexts } from '../match/GatedTexts';
import type { BlindSpot } from './Findings';

/**
 * A component may omit its children. But if less than a third of the text that a page shows is
 * found in the gated output, the scan would not notice a leak of it either.
 */
const MIN_SEEN = 1 / 3;

/** Pages with less text (in lines or words) may consist only of such components. */
const MIN_LINES = 3;
const MIN_WORDS = 40;

const EVERY_PAGE = 'all pages together';

export interface Control {
  blindSpots: BlindSpot[];
  /** Pages with too little text of their own, of which nothing was found: this proves nothing. */
  unproved: string[];
}

/**
 * The control: a text that the scan doesn't find in the gated output, it wouldn't find in the
 * public build. Only text that a page shows counts. Attributes, code and comments prove something
 * if found, but nothing if not: a component, a diagram or a formula may render them differently.
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
    of >= MIN_LINES || words >= MIN_WORDS;
  return {
    blindSpots: [...pages, together]
      .filter((page) => hasEnough(page) && page.seen < page.of * MIN_SEEN)
      .map(({ source, seen, of }) => ({ source, seen, of })),
    unproved: pages.filter((page) => !hasEnough(page) && page.isSilent).map(({ source }) => source),
  };
}
