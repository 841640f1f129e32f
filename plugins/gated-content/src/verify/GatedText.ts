import { FingerprintTable } from './FingerprintTable';
import { textsOfLine } from './sourceLines';
import type { SourceRecord } from './SourceRecord';

/** A line of a gated source. */
export interface GatedText {
  source: string;
  line: number;
  text: string;
}

export interface GatedTexts {
  table: FingerprintTable<GatedText>;
  /** Of each page: its lines that can be found. */
  ofPages: Map<string, GatedText[]>;
}

export function collectGatedTexts({ gated }: SourceRecord): GatedTexts {
  const table = new FingerprintTable<GatedText>();
  const ofPages = new Map<string, GatedText[]>();
  for (const { source, isPage, lines } of gated) {
    const found = lines
      .map((line) => ({ source, ...line }))
      // Every text of the line, also when the first of them can already be found.
      .filter((line) =>
        textsOfLine(line.text)
          .map((text) => table.add(text, line))
          .includes(true),
      );
    if (isPage) ofPages.set(source, found);
  }
  return { table, ofPages };
}
