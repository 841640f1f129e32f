import { describeNamedPage } from './describeNamedPage';
import type { BlindSpot, Doubt, Findings, Leak } from './Findings';

const LONGEST_TEXT = 60;
const MOST = 20;

/** What was found, for people: each problem with where it stands, why that may be, and what to do. */
export function describeFindings(findings: Findings): string {
  const parts = [
    ...findings.quotes
      .slice(0, MOST)
      .map(
        ({ source, line, text, publicSource }) =>
          `Warning: ${source}:${line} is gated, and ${publicSource} says the same in public:\n  ${shorten(text)}`,
      ),
    ...atMost(findings.doubts.map(describeDoubt)),
    ...atMost(findings.leaks.map(describeLeak)),
    ...atMost((findings.named ?? []).map(describeNamedPage)),
    ...atMost(
      findings.leakedFiles.map(
        ({ gatedFile, file }) =>
          `Gated file in the public build: ${file}\n` +
          `  has the bytes of ${gatedFile}, which only gated pages use.\n` +
          '  Likely cause: a copy of it in a static directory, or beside a public page. Remove the copy.',
      ),
    ),
    ...describeBlindSpots(findings.blindSpots),
  ];
  return [...parts, summary(findings)].join('\n\n');
}

function describeBlindSpots(spots: readonly BlindSpot[]): string[] {
  if (spots.length === 0) return [];
  return [
    [
      'The scan is blind: in the gated output, where it must be, it finds of',
      ...atMost(spots.map(({ source, seen, of }) => `- ${source}: ${seen} of ${of} lines`)),
      'Likely cause: a plugin for Markdown that rewrites the text. Without this control nothing proves',
      'that these pages are not public as well.',
    ].join('\n'),
  ];
}

function describeDoubt({ source, line, text, file, more }: Doubt): string {
  const files = more === 0 ? '' : ` (and ${count(more, 'more file')})`;
  return (
    `Warning: ${source}:${line} is gated, and ${file}${files} has a short text of it:\n` +
    `  ${shorten(text)}\n` +
    '  No public source says it. If that is no accident, something shows a part of the page.'
  );
}

function describeLeak(leak: Leak): string {
  const more = leak.more === 0 ? '' : ` (and ${count(leak.more, 'more line')})`;
  return [
    `Gated text in the public build: ${leak.file}`,
    `  holds ${leak.source}:${leak.line}${more}: ${shorten(leak.text)}`,
    `  Likely cause: ${likelyCause(leak)}`,
  ].join('\n');
}

function likelyCause({ file, source }: Leak): string {
  if (/\.(?:js|css|map)$/.test(file)) {
    return /\.mdx?$/.test(source)
      ? 'a public page includes the file, or reads it through a loader of its own.\n  Gate that page as well, or take the import out of it.'
      : 'a public page imports it too, in a way the bundler hides from the gate.\n  Gate that page as well, or take the import out of it.';
  }
  if (file.endsWith('.html')) {
    return 'a public page or a component of the theme shows it.\n  Gate that page as well, or remove the text from it.';
  }
  return 'a plugin reads the sources from disk and writes them (search, feeds, llms.txt).\n  Tell it to leave out gated pages, or remove it.';
}

function summary({ leaks, leakedFiles, named = [], blindSpots, extent }: Findings): string {
  const looked =
    `Looked for ${count(extent.lines, 'gated line')} of ${count(extent.sources, 'source')} ` +
    `in ${count(extent.files, 'public file')}, ${(extent.bytes / 1e6).toFixed(1)} MB`;
  const found = leaks.length + leakedFiles.length + named.length;
  if (found > 0) return `${looked}: ${count(found, 'leak')}.`;
  return blindSpots.length > 0 ? `${looked}: the control failed.` : `${looked}: none is there.`;
}

function count(amount: number, what: string): string {
  return `${amount} ${what}${amount === 1 ? '' : 's'}`;
}

function atMost(descriptions: readonly string[]): string[] {
  const rest = descriptions.length - MOST;
  return rest > 0 ? [...descriptions.slice(0, MOST), `… and ${rest} more.`] : [...descriptions];
}

function shorten(text: string): string {
  return text.length > LONGEST_TEXT ? `“${text.slice(0, LONGEST_TEXT)}…”` : `“${text}”`;
}
