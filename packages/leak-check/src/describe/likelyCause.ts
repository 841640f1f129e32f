import type { Leak } from '../findings/Findings';

export interface Cause {
  /** The end of "Likely cause: …". */
  cause: string;
  remedy: string;
}

/** Files by which a kind of plugin is known, and what is in the names of such plugins. */
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
  { file: /\.pdf$/i, plugin: /pdf/i, what: 'the one that makes a book of them' },
];

/** A copy, unless somebody added or left out a half of it. */
const SHARE_OF_A_COPY = 0.5;

const LEAVE_OUT = 'Tell it to leave out gated pages, or remove it.';

/** @param plugins names of the site's plugins */
export function likelyCause(
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
        : 'a public page imports it too, in a way the bundler hides from the gate.',
      remedy: 'Gate that page as well, or take the import out of it.',
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
      share >= SHARE_OF_A_COPY
        ? 'a plugin, or a step of the build, copies the sources of pages.'
        : 'a plugin reads the sources from disk and writes parts of them.',
    remedy: LEAVE_OUT,
  };
}
