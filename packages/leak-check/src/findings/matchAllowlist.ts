import { createRequire } from 'node:module';
import type micromatch from 'micromatch';
import type { Fingerprint } from '../match/fingerprint';
import type { GatedText, GatedTexts } from '../match/GatedTexts';
import type { AllowedText } from '../record';
import { createSearch, type Finds } from './explainFinds';

/** Loaded lazily: few sites have an allowlist. */
const loadMicromatch = (): typeof micromatch =>
  createRequire(__filename)('micromatch') as typeof micromatch;

/** Matches finds against the allowlist. `unused` lists the entries that match nothing found. */
export function matchAllowlist(
  gatedTexts: Pick<GatedTexts, 'shingles' | 'phrases'>,
  finds: Finds,
  allow: readonly AllowedText[],
): { isAllowed(find: Fingerprint, text: GatedText): boolean; unused: AllowedText[] } {
  const { shingles, phrases } = gatedTexts;
  const search = createSearch(gatedTexts, finds.phrases.keys());
  const allowed = new Map<Fingerprint, Set<string>>();
  const unused = allow.filter(({ source, text }) => {
    const matches = loadMicromatch().matcher(source);
    const found = search(Buffer.from(text));
    const texts = [
      ...[...found.shingles]
        .filter((shingle) => finds.shingles.has(shingle))
        .map((shingle) => ({ find: shingle, of: shingles.textsOf(shingle) })),
      ...[...found.phrases].map((phrase) => ({ find: phrase, of: phrases.textsOf(phrase) })),
    ];
    let isUsed = false;
    for (const { find, of } of texts) {
      for (const gated of of) {
        if (gated.source !== source && !matches(gated.source)) continue;
        allowed.set(find, (allowed.get(find) ?? new Set()).add(gated.source));
        isUsed = true;
      }
    }
    return !isUsed;
  });
  return { isAllowed: (find, { source }) => allowed.get(find)?.has(source) ?? false, unused };
}
