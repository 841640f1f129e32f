import type { Doubt, Findings, LeakedFile, NamedPage, Quote } from '../findings/Findings';
import { describeLeaks } from './describeLeaks';
import { atMost, count, shorten } from './wording';

/** How many findings of each kind to show. The report has all of them. */
interface Limits {
  lines: number;
  files: number;
}

const SUMMARY: Limits = { lines: 10, files: 3 };
const EVERYTHING: Limits = { lines: Infinity, files: Infinity };

/** Describes the findings for people: each problem with its location, likely cause and remedy. */
export function describeFindings(findings: Findings, limits = SUMMARY): string {
  const { quotes, doubts, leaks, named = [], leakedFiles, plugins = [], report } = findings;
  const parts = [
    ...describeQuotes(quotes, limits),
    ...describeUnproved(findings.unproved ?? [], limits),
    ...(findings.unusedAllow ?? []).map(
      ({ source, text }) =>
        `Warning: the option "verify.allow" lists a text from ${source} that is not in the public build, ` +
        `or not gated:\n  ${shorten(text)}\n  Remove the entry, or correct it.`,
    ),
    ...atMost(doubts.map(describeDoubt), limits.lines),
    ...describeLeaks(leaks, plugins, limits),
    ...(leaks.length === 0 ? [] : [ALLOW]),
    ...atMost(named.map(describeNamedPage), limits.lines),
    ...atMost(leakedFiles.map(describeLeakedFile), limits.lines),
    ...describeBlindSpots(findings, limits),
    ...(report === undefined ? [] : [`Full report: ${report}`]),
  ];
  return [...parts, summary(findings)].join('\n\n');
}

/** The complete report, `null` if there are no findings. */
export function reportOf(findings: Findings): string | null {
  const { quotes, doubts, leaks, named = [], leakedFiles, blindSpots } = findings;
  const { unproved = [], unusedAllow = [] } = findings;
  const all = [quotes, doubts, leaks, named, leakedFiles, blindSpots, unproved, unusedAllow];
  return all.every(({ length }) => length === 0)
    ? null
    : `${describeFindings(findings, EVERYTHING)}\n`;
}

const ALLOW =
  'If a text above is meant to be public, allow it in the plugin’s options: verify: { allow: [{ ' +
  'source: "docs/page.mdx", text: "the words in quotes" }] }.';

function describeQuotes(quotes: readonly Quote[], limits: Limits): string[] {
  if (quotes.length === 0) return [];
  const pairs = new Map<string, Quote & { lines: number }>();
  for (const quote of quotes) {
    const key = `${quote.source}\0${quote.publicSource}`;
    const known = pairs.get(key);
    if (known) known.lines++;
    else pairs.set(key, { ...quote, lines: 1 });
  }
  const sources = new Set(quotes.map(({ source }) => source)).size;
  const lines = new Set(quotes.map(({ source, line }) => `${source}:${line}`)).size;
  return [
    [
      `Note: ${count(lines, 'gated line')} of ${count(sources, 'source')} ${lines === 1 ? 'is' : 'are'} ` +
        `also in public sources, and therefore ${lines === 1 ? 'is' : 'are'} public:`,
      ...atMost(
        [...pairs.values()]
          .sort((a, b) => b.lines - a.lines)
          .map(
            ({ source, line, text, publicSource, lines: shared }) =>
              `- ${publicSource} has ${count(shared, 'line')} of ${source}, such as line ${line}: ${shorten(text)}`,
          ),
        Math.min(limits.lines, limits === SUMMARY ? 3 : Infinity),
      ),
    ].join('\n'),
  ];
}

function describeUnproved(pages: readonly string[], limits: Limits): string[] {
  if (pages.length === 0) return [];
  return [
    [
      `Note: ${count(pages.length, 'gated page')} ${pages.length === 1 ? 'has' : 'have'} too little ` +
        `text of ${pages.length === 1 ? 'its' : 'their'} own to prove that the scan would find it:`,
      ...atMost(
        pages.map((source) => `- ${source}`),
        limits.lines,
      ),
    ].join('\n'),
  ];
}

/** Where an unlisted page is named, the likely cause and the remedy. */
function describeNamedPage({ source, name, kind, file, publicSource }: NamedPage): string {
  return [
    `Unlisted page named in the public build: ${file}`,
    `  contains the ${kind} of ${source}: “${name}”`,
    publicSource === null
      ? '  Likely cause: a plugin reads the sources from disk and lists them (search, feeds, llms.txt).\n ' +
        ' Configure it to leave out unlisted pages, or remove it.'
      : `  Likely cause: ${publicSource} links to it or names it.\n  Remove that, gate that page as well, ` +
        'or list the unlisted one.',
  ].join('\n');
}

function describeLeakedFile({ gatedFile, file }: LeakedFile): string {
  return (
    `Gated file in the public build: ${file}\n  has the bytes of ${gatedFile}, which only gated pages ` +
    'use.\n' +
    (/\.mdx?$/.test(gatedFile)
      ? '  Likely cause: a plugin copies the sources of pages, or there is a copy in a static ' +
        'directory.\n  Configure the plugin to leave out gated pages, or remove the copy.'
      : '  Likely cause: a copy of it in a static directory, or next to a public page. Remove the copy.')
  );
}

function describeBlindSpots({ blindSpots }: Findings, limits: Limits): string[] {
  if (blindSpots.length === 0) return [];
  return [
    [
      'The scan is blind: in the gated output, where the text must be, it finds of',
      ...atMost(
        blindSpots.map(({ source, seen, of }) => `- ${source}: ${seen} of ${of} lines`),
        limits.lines,
      ),
      'Likely cause: a Markdown plugin that rewrites the text, or a page that was built without its body.',
      'Without this control, nothing proves that these pages are not public as well.',
    ].join('\n'),
  ];
}

function describeDoubt({ source, line, text, file, more }: Doubt): string {
  const files = more === 0 ? '' : ` (and ${count(more, 'more file')})`;
  return (
    `Warning: ${source}:${line} is gated, and ${file}${files} contains a short text from it:\n  ` +
    `${shorten(text)}\n  No public source contains it. If that is not a coincidence, something shows ` +
    'a part of the page.'
  );
}

function summary({ leaks, leakedFiles, named = [], blindSpots, extent }: Findings): string {
  const looked =
    `Looked for ${count(extent.lines, 'gated line')} of ${count(extent.sources, 'source')} ` +
    `in ${count(extent.files, 'public file')}, ${(extent.bytes / 1e6).toFixed(1)} MB`;
  const found = leaks.length + leakedFiles.length + named.length;
  if (found > 0) return `${looked}: ${count(found, 'leak')}.`;
  return blindSpots.length > 0 ? `${looked}: the control failed.` : `${looked}: none found.`;
}
