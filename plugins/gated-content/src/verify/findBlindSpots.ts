import type { BlindSpot } from './Findings';
import type { Fingerprint } from './fingerprint';
import type { GatedTexts } from './GatedText';

/**
 * Parts of a page are never built into anything: comments, link targets, expressions. If less than a
 * third of its lines can be found where they must be, the scan would not see it leak either.
 */
const LEAST_SEEN = 1 / 3;

/** Too few lines may all be such parts. */
const FEWEST_LINES = 3;

/** No part of the text that a reader sees. */
const NO_TEXT = /^(?:import|export)\s|^\{\/\*|^<!--/;

const EVERY_PAGE = 'all pages together';

/** The control: what the scan does not find in the gated output, it would not find in the public one. */
export function findBlindSpots(
  { table, ofPages }: GatedTexts,
  gatedFiles: Iterable<Uint8Array>,
): BlindSpot[] {
  const found = new Set<Fingerprint>();
  for (const bytes of gatedFiles) table.find(bytes, found);
  const seen = new Set([...found].flatMap((fingerprint) => table.textsOf(fingerprint)));
  const pages = [...ofPages].map(([source, lines]) => {
    const texts = lines.filter(({ text }) => !NO_TEXT.test(text));
    return { source, of: texts.length, seen: texts.filter((line) => seen.has(line)).length };
  });
  const together = pages.reduce(
    (sum, page) => ({ ...sum, of: sum.of + page.of, seen: sum.seen + page.seen }),
    { source: EVERY_PAGE, of: 0, seen: 0 },
  );
  return [...pages, together].filter(
    (page) => page.of >= FEWEST_LINES && page.seen < page.of * LEAST_SEEN,
  );
}
