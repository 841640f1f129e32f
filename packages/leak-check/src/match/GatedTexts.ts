import type { SourceLine, SourceRecord } from '../record';
import { piecesOf } from '../sources/codeTexts';
import type { SourceText } from '../sources/SourceText';
import { textsOfLines } from '../sources/textsOfSource';
import { PhraseIndex } from './PhraseIndex';
import { ShingleIndex } from './ShingleIndex';
import { isWeakCode } from './significance';

/** A line of a gated source that can be found, or a short text in one. */
export interface GatedText {
  source: string;
  line: number;
  /** The line as written by its author. */
  text: string;
  /** Pages don't show it. */
  isComment?: true;
  /** Little more than a name, which other code and data may contain in another combination. */
  isWeak?: true;
}

export interface GatedTexts {
  shingles: ShingleIndex<GatedText>;
  /** Texts that are too short for shingles. */
  phrases: PhraseIndex<GatedText>;
  /** The findable lines of each page. */
  ofPages: Map<string, FindableLines>;
  /** The number of findable lines of each source. */
  lineCounts: Map<string, number>;
}

interface FindableLines {
  /** Lines that the built page must show. */
  shown: GatedText[];
  /** The approximate number of words in `shown`. */
  words: number;
  /** Lines that it may show, or pass to a component. */
  others: GatedText[];
}

/** Short texts in code and styles are too similar to tell apart. */
const isTelling = (source: string): boolean => /\.(?:mdx?|json|ya?ml|csv|txt)$/.test(source);

/** Cached, because a build collects them when it has time, and needs them at the end. */
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

/** @returns whether the text is long or distinctive enough to be found */
function addText(
  { kind, text }: SourceText,
  line: GatedText,
  shingles: ShingleIndex<GatedText>,
): boolean {
  return kind === 'address' ? shingles.addDistinctive(text, line) : shingles.add(text, line);
}

/** Adds every piece of the line, even if the first one is findable. @returns the findable texts */
function addCode(code: string, line: GatedText, shingles: ShingleIndex<GatedText>): Set<GatedText> {
  const weak: GatedText = { ...line, isWeak: true };
  const found = new Set<GatedText>();
  for (const piece of piecesOf(code)) {
    const text = isWeakCode(piece) ? weak : line;
    if (shingles.add(piece, text)) found.add(text);
  }
  return found;
}

/** Groups texts with their continuations. */
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

/** Approximate: relies on single spaces between words. */
function countWords(texts: readonly SourceText[]): number {
  return texts.reduce((sum, { text }) => sum + text.split(' ').length, 0);
}
