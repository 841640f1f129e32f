import { distinctiveWords } from './distinctiveWords';
import { FingerprintTable } from './FingerprintTable';
import type { SourceLine, SourceRecord } from '../record';
import { piecesOf } from '../sources/codeTexts';
import type { SourceText } from '../sources/SourceText';
import { textsOfLines } from '../sources/textsOfSource';
import { UnitTable } from './UnitTable';

/** A line of a gated source that can be found, or a short text of one. */
export interface GatedText {
  source: string;
  line: number;
  /** The line, as its author wrote it. */
  text: string;
  /** No page shows it. */
  isComment?: true;
  /** Little more than a name. Other code and data hold it as well, put together in another way. */
  isWeak?: true;
}

export interface GatedTexts {
  table: FingerprintTable<GatedText>;
  /** Texts that are too short for that, each by itself. */
  units: UnitTable<GatedText>;
  /** Of each page: its lines that can be found. */
  ofPages: Map<string, FindableLines>;
  /** Of each source: how many of its lines can be found. */
  lineCounts: Map<string, number>;
}

interface FindableLines {
  /** What the built page must show. */
  shown: GatedText[];
  /** Words of these, about. */
  words: number;
  /** What it may show, or leave to a component. */
  others: GatedText[];
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
  const texts: GatedTexts = {
    table: new FingerprintTable(),
    units: new UnitTable(),
    ofPages: new Map(),
    lineCounts: new Map(),
  };
  for (const { source, isPage, lines } of gated) {
    const found = addSource(source, lines, texts);
    texts.lineCounts.set(source, found.shown.length + found.others.length);
    if (isPage) texts.ofPages.set(source, found);
  }
  return texts;
}

function addSource(
  source: string,
  lines: readonly SourceLine[],
  { table, units }: Pick<GatedTexts, 'table' | 'units'>,
): FindableLines {
  const lineOf = new Map<number, GatedText>();
  for (const { line, text } of lines) {
    if (!lineOf.has(line)) lineOf.set(line, { source, line, text });
  }
  const gatedLine = ({ kind, line, text }: SourceText): GatedText => {
    const found = lineOf.get(line) ?? { source, line, text };
    return kind === 'comment' ? { ...found, isComment: true } : found;
  };
  const shown = new Set<GatedText>();
  const others = new Set<GatedText>();
  const found: FindableLines = { shown: [], words: 0, others: [] };

  for (const paragraph of paragraphsOf(textsOfLines(source, lines))) {
    const [first] = paragraph;
    if (first.kind === 'prose' && paragraph.length > 1) {
      const parts = paragraph.map((text) => ({ content: text.text, text: gatedLine(text) }));
      for (const line of table.addLines(parts)) shown.add(line);
      found.words += countWords(paragraph);
      continue;
    }
    const line = gatedLine(first);
    if (first.kind === 'code') {
      for (const text of addCode(first.text, line, table)) others.add(text);
      continue;
    }
    const isLong = addText(first, line, table);
    if (isLong) (first.kind === 'prose' ? shown : others).add(line);
    if (isLong && first.kind === 'prose') found.words += countWords(paragraph);
    const mayBeShort = first.kind === 'prose' || first.kind === 'label';
    if (!isLong && mayBeShort && isTelling(source)) units.add(first.text, line);
  }
  found.shown = [...shown];
  found.others = [...others].filter((line) => !shown.has(line));
  return found;
}

/** @returns whether it is long or distinctive enough to be found */
function addText(
  { kind, text }: SourceText,
  line: GatedText,
  table: FingerprintTable<GatedText>,
): boolean {
  return kind === 'address' ? table.addDistinctive(text, line) : table.add(text, line);
}

/** An identifier, a number, or a character of a script that has no such names. */
const NAME = /[a-z\d]+(?:[-_./:@+?$]+[a-z\d]+)*|\P{ASCII}/gu;

/** Code with fewer says `name: job-queue-worker` or `<job-queue>Queue 1</job-queue>`, and no more. */
const NAMES_OF_CODE = 4;

function isWeak(code: string): boolean {
  const names = code
    .toLowerCase()
    .match(NAME)
    ?.filter((name) => /\p{L}/u.test(name));
  return new Set(names).size < NAMES_OF_CODE && distinctiveWords(code).length === 0;
}

/** Every piece of the line, also when the first of them can already be found. @returns what can be found */
function addCode(
  code: string,
  line: GatedText,
  table: FingerprintTable<GatedText>,
): Set<GatedText> {
  const weak: GatedText = { ...line, isWeak: true };
  const found = new Set<GatedText>();
  for (const piece of piecesOf(code)) {
    const text = isWeak(piece) ? weak : line;
    if (table.add(piece, text)) found.add(text);
  }
  return found;
}

/** Texts, each with those that go on with it. */
function paragraphsOf(texts: readonly SourceText[]): [SourceText, ...SourceText[]][] {
  const paragraphs: [SourceText, ...SourceText[]][] = [];
  let last: SourceText[] = [];
  for (const text of texts) {
    if (text.kind === 'prose' && text.joins && last.length > 0) {
      last.push(text);
      continue;
    }
    const paragraph: [SourceText, ...SourceText[]] = [text];
    if (text.kind === 'prose') last = paragraph;
    paragraphs.push(paragraph);
  }
  return paragraphs;
}

/** About: a text has no more than one space between its words. */
function countWords(texts: readonly SourceText[]): number {
  return texts.reduce((sum, { text }) => sum + text.split(' ').length, 0);
}
