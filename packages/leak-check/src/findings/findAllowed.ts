import micromatch from 'micromatch';
import type { AllowedText } from '../record';
import { createSearch, type Finds } from './explainFinds';
import type { Fingerprint } from '../match/fingerprint';
import type { GatedText, GatedTexts } from '../match/GatedTexts';

/** Whether what was found of a source is allowed, and which entries allow nothing that was found. */
export function findAllowed(
  gatedTexts: Pick<GatedTexts, 'table' | 'units'>,
  finds: Finds,
  allow: readonly AllowedText[],
): { isAllowed(find: Fingerprint, text: GatedText): boolean; unused: AllowedText[] } {
  const { table, units } = gatedTexts;
  const search = createSearch(gatedTexts, finds.units.keys());
  const allowed = new Map<Fingerprint, Set<string>>();
  const unused = allow.filter(({ source, text }) => {
    const matches = micromatch.matcher(source);
    const found = search(Buffer.from(text));
    const texts = [
      ...[...found.rows]
        .filter((row) => finds.rows.has(row))
        .map((row) => ({ find: row, of: table.textsOf(row) })),
      ...[...found.units].map((unit) => ({ find: unit, of: units.textsOf(unit) })),
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
