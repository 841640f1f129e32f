import { FingerprintTable } from './FingerprintTable';
import { textsOfLine } from './sourceLines';
import type { SourceRecord } from './SourceRecord';
import { UnitTable } from './UnitTable';

/** A line of a gated source, or a short text of one. */
export interface GatedText {
  source: string;
  line: number;
  text: string;
}

export interface GatedTexts {
  table: FingerprintTable<GatedText>;
  /** Texts that are too short for that, each by itself. */
  units: UnitTable<GatedText>;
  /** Of each page: its lines that can be found. */
  ofPages: Map<string, GatedText[]>;
}

/** Short texts of code and styles look alike, whoever wrote them. */
const isTelling = (source: string): boolean => /\.(?:mdx?|json|ya?ml|csv|txt)$/.test(source);

/** The last ones that were asked for: a build collects them when it has time, and needs them at its end. */
let latest: { record: string; texts: GatedTexts } | null = null;

/** @param record of the sources, as JSON */
export function gatedTextsOf(record: string): GatedTexts {
  if (latest?.record !== record) {
    latest = { record, texts: collectGatedTexts(JSON.parse(record) as SourceRecord) };
  }
  return latest.texts;
}

function collectGatedTexts({ gated }: SourceRecord): GatedTexts {
  const table = new FingerprintTable<GatedText>();
  const units = new UnitTable<GatedText>();
  const ofPages = new Map<string, GatedText[]>();
  for (const { source, isPage, lines } of gated) {
    const findable: GatedText[] = [];
    for (const { line, text: whole } of lines) {
      const gatedLine = { source, line, text: whole };
      // Every text of the line, also when the first of them can already be found.
      const texts = textsOfLine(whole);
      const short = texts.filter((text) => !table.add(text, gatedLine));
      if (short.length < texts.length) findable.push(gatedLine);
      if (!isTelling(source)) continue;
      for (const text of short) units.add(text, { source, line, text: text.trim() });
    }
    if (isPage) ofPages.set(source, findable);
  }
  return { table, units, ofPages };
}
