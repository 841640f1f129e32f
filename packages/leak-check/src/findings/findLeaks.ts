import type { Fingerprint } from '../match/fingerprint';
import type { GatedTexts } from '../match/GatedTexts';
import type { AllowedText } from '../record';
import type { Haystack } from '../unpack/readScannable';
import { dropBoundaryMatches } from './dropBoundaryMatches';
import { explainFinds, type Finds, type Places } from './explainFinds';
import type { Doubt, Leak, Quote } from './Findings';
import { groupLeaks } from './groupLeaks';
import { matchAllowlist } from './matchAllowlist';

/** The gated texts in a public file or its name. */
export interface FileFinds {
  /** Shingles of gated texts. */
  shingles: ReadonlySet<Fingerprint>;
  /** Complete short gated texts. */
  phrases: ReadonlySet<Fingerprint>;
}

export interface FoundTexts {
  leaks: Leak[];
  quotes: Quote[];
  doubts: Doubt[];
  /** Entries that match nothing found. */
  unusedAllow: AllowedText[];
}

interface Evidence {
  publicSources: Iterable<Haystack>;
  allow: readonly AllowedText[];
  /** Reads the contents of a public file. */
  readPublic: (name: string) => Iterable<Uint8Array>;
}

/**
 * Finds the gated texts in the public files, and those that public sources contain as well.
 *
 * @param scans of all public files, by name
 */
export function findLeaks(
  gatedTexts: Pick<GatedTexts, 'shingles' | 'phrases' | 'lineCounts'>,
  scans: ReadonlyMap<string, FileFinds>,
  { publicSources, allow, readPublic }: Evidence,
): FoundTexts {
  const finds: Finds = { shingles: new Map(), phrases: new Map() };
  for (const [name, { shingles, phrases }] of scans) {
    for (const shingle of shingles) remember(finds.shingles, shingle, name);
    for (const phrase of phrases) remember(finds.phrases, phrase, name);
  }
  const { isAllowed, unused } = matchAllowlist(gatedTexts, finds, allow);
  const quotes = explainFinds(gatedTexts, finds, publicSources);
  dropBoundaryMatches(gatedTexts.shingles, finds.shingles, readPublic);
  return { ...groupLeaks(gatedTexts, finds, isAllowed), quotes, unusedAllow: unused };
}

function remember(places: Places, find: Fingerprint, name: string): void {
  places.set(find, (places.get(find) ?? new Set()).add(name));
}
