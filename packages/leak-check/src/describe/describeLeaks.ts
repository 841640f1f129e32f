import type { Leak } from '../findings/Findings';
import { atMost, count, shorten } from './wording';

interface LineInFiles {
  source: string;
  line: number;
  words: string;
  files: string[];
}

/** Leaks by likely cause, each with its gated lines and the files that contain them. */
export function describeLeaks(
  leaks: readonly Leak[],
  plugins: readonly string[],
  most: { lines: number; files: number },
): string[] {
  return groupByCause(leaks, plugins).map(({ cause, remedy, lines }) => {
    const files = [...new Set(lines.flatMap((line) => line.files))];
    const described = lines.map(({ source, line, words, files: holding }) => {
      const where = files.length === 1 ? '' : `\n    in ${listOf(holding, most.files)}`;
      return `  contains ${source}:${line}: ${shorten(words)}${where}`;
    });
    return [
      `Gated text in the public build: ${listOf(files, most.files)}`,
      ...atMost(described, most.lines),
      `  Likely cause: ${cause}`,
      `  ${remedy}`,
    ].join('\n');
  });
}

function groupByCause(
  leaks: readonly Leak[],
  plugins: readonly string[],
): (Cause & { lines: LineInFiles[] })[] {
  const groups = new Map<string, Cause & { lines: Map<string, LineInFiles> }>();
  for (const leak of leaks) {
    const cause = likelyCause(leak, plugins);
    const group = groups.get(cause.cause) ?? { ...cause, lines: new Map() };
    groups.set(cause.cause, group);
    for (const { line, words } of leak.lines) {
      const key = `${leak.source}:${line}`;
      const known = group.lines.get(key);
      if (known) known.files.push(leak.file);
      else group.lines.set(key, { source: leak.source, line, words, files: [leak.file] });
    }
  }
  return [...groups.values()].map((group) => ({ ...group, lines: [...group.lines.values()] }));
}

function listOf(files: readonly string[], most: number): string {
  const rest = files.length - most;
  return rest > 0
    ? `${files.slice(0, most).join(', ')} and ${count(rest, 'more file')}`
    : files.join(', ');
}

interface Cause {
  /** The end of "Likely cause: …". */
  cause: string;
  remedy: string;
}

/** Files that reveal the kind of plugin that wrote them, and patterns for such plugins' names. */
const WRITERS: { file: RegExp; plugin: RegExp; what: string }[] = [
  {
    file: /(?:^|\/)llms[\w-]*\.txt$/i,
    plugin: /llms|llm-/i,
    what: 'the one that writes llms.txt',
  },
  {
    file: /(?:^|\/)(?:search|lunr|pagefind|algolia|flexsearch|minisearch)[^/]*(?:\/.*|\.(?:json|js|idx|txt))$/i,
    plugin: /search|lunr|pagefind|algolia/i,
    what: 'the one for search',
  },
  {
    file: /(?:^|\/)(?:rss|atom|feed)[\w-]*\.(?:xml|json|xsl)$/i,
    plugin: /rss|feed|content-blog/i,
    what: 'the one that writes feeds',
  },
  {
    file: /(?:^|\/)(?:sw|service-worker|workbox-[\w-]+|precache-[\w.-]+)\.js$/i,
    plugin: /pwa|workbox|offline/i,
    what: 'the one that writes the service worker',
  },
  { file: /\.pdf$/i, plugin: /pdf/i, what: 'the one that turns them into a book' },
];

/** With at least this share of a source's lines, a file counts as a copy of it. */
const COPY_RATIO = 0.5;

const LEAVE_OUT = 'Configure it to leave out gated pages, or remove it.';

/** @param plugins names of the site's plugins */
function likelyCause(
  { file, source, share }: Pick<Leak, 'file' | 'source' | 'share'>,
  plugins: readonly string[],
): Cause {
  const path = file.replaceAll('\\', '/').replace(/\.(?:gz|br)$/, '');
  const writer = WRITERS.find((candidate) => candidate.file.test(path));
  if (writer) {
    const names = plugins.filter((name) => writer.plugin.test(name));
    const named = names.length === 0 ? '' : ` (${names.join(', ')})`;
    const cause = `a plugin reads the sources from disk: ${writer.what}${named}.`;
    return { cause, remedy: LEAVE_OUT };
  }
  if (/\.(?:js|css|map)$/.test(path)) {
    return {
      cause: /\.mdx?$/.test(source)
        ? 'a public page includes the file, or a plugin or component reads it (cards, excerpts, related pages).'
        : 'a public page also imports it, in a way the bundler hides from the gate.',
      remedy: 'Gate that page as well, or remove the import.',
    };
  }
  if (path.endsWith('.html')) {
    return {
      cause: 'a public page shows it: a component or a plugin has read the gated source.',
      remedy: 'Gate that page as well, or remove the text from it.',
    };
  }
  return {
    cause:
      share >= COPY_RATIO
        ? 'a plugin or a build step copies the sources of pages.'
        : 'a plugin reads the sources from disk and publishes parts of them.',
    remedy: LEAVE_OUT,
  };
}
