import { dropBoundaryMatches } from './dropBoundaryMatches';
import { explainFinds, type Finds, type Haystack, type Places } from './explainFinds';
import type { AllowedText } from '../record';
import { findAllowed } from './findAllowed';
import type { Doubt, Leak, Quote } from './Findings';
import type { Fingerprint } from '../match/fingerprint';
import type { GatedTexts } from '../match/GatedTexts';
import { groupLeaks } from './groupLeaks';
import type { FileScan } from '../scanFile';

export interface FoundTexts {
  leaks: Leak[];
  quotes: Quote[];
  doubts: Doubt[];
  /** What was declared public, and is not found there. */
  unusedAllow: AllowedText[];
}

interface Evidence {
  publicSources: Iterable<Haystack>;
  allow: readonly AllowedText[];
  /** What is in a public file. */
  readPublic: (name: string) => Iterable<Uint8Array>;
}

/**
 * Where in the public files gated texts stand, and which of them public sources hold as well.
 *
 * @param scans of all public files, by their names
 */
export function findLeaks(
  gatedTexts: Pick<GatedTexts, 'table' | 'units' | 'lineCounts'>,
  scans: ReadonlyMap<string, Pick<FileScan, 'rows' | 'units'>>,
  { publicSources, allow, readPublic }: Evidence,
): FoundTexts {
  const finds: Finds = { rows: new Map(), units: new Map() };
  for (const [name, { rows, units }] of scans) {
    for (const row of rows) remember(finds.rows, row, name);
    for (const unit of units) remember(finds.units, unit, name);
  }
  const { isAllowed, unused } = findAllowed(gatedTexts, finds, allow);
  const quotes = explainFinds(gatedTexts, finds, publicSources);
  dropBoundaryMatches(gatedTexts.table, finds.rows, readPublic);
  return { ...groupLeaks(gatedTexts, finds, isAllowed), quotes, unusedAllow: unused };
}

function remember(places: Places, find: Fingerprint, name: string): void {
  places.set(find, (places.get(find) ?? new Set()).add(name));
}
