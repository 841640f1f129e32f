import type { SourceLine, SourceRecord } from '../record';
import { piecesOf } from '../sources/codeTexts';
import type { SourceText } from '../sources/SourceText';
import { textsOfLines } from '../sources/textsOfSource';
import { PhraseIndex } from './PhraseIndex';
import { ShingleIndex } from './ShingleIndex';
import { isWeakCode } from './significance';

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
  shingles: ShingleIndex<GatedText>;
  /** Texts that are too short for that, each by itself. */
  phrases: PhraseIndex<GatedText>;
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
    shingles: new ShingleIndex(),
    phrases: new PhraseIndex(),
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
  { shingles, phrases }: Pick<GatedTexts, 'shingles' | 'phrases'>,
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
      for (const line of shingles.addLines(parts)) shown.add(line);
      found.words += countWords(paragraph);
      continue;
    }
    const line = gatedLine(first);
    if (first.kind === 'code') {
      for (const text of addCode(first.text, line, shingles)) others.add(text);
      continue;
    }
    const isLong = addText(first, line, shingles);
    if (isLong) (first.kind === 'prose' ? shown : others).add(line);
    if (isLong && first.kind === 'prose') found.words += countWords(paragraph);
    const mayBeShort = first.kind === 'prose' || first.kind === 'label';
    if (!isLong && mayBeShort && isTelling(source)) phrases.add(first.text, line);
  }
  found.shown = [...shown];
  found.others = [...others].filter((line) => !shown.has(line));
  return found;
}

/** @returns whether it is long or distinctive enough to be found */
function addText(
  { kind, text }: SourceText,
  line: GatedText,
  shingles: ShingleIndex<GatedText>,
): boolean {
  return kind === 'address' ? shingles.addDistinctive(text, line) : shingles.add(text, line);
}

/** Every piece of the line, also when the first of them can already be found. @returns what can be found */
function addCode(code: string, line: GatedText, shingles: ShingleIndex<GatedText>): Set<GatedText> {
  const weak: GatedText = { ...line, isWeak: true };
  const found = new Set<GatedText>();
  for (const piece of piecesOf(code)) {
    const text = isWeakCode(piece) ? weak : line;
    if (shingles.add(piece, text)) found.add(text);
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
