/**
 * Excludes what Docusaurus reads from a compiled page, and what can't be recognized by its text.
 */
const DECLARED =
  /^export\s+(?:async\s+)?(?:const|let|var|function\*?|class)\s+(?!(?:frontMatter|contentTitle|toc|metadata|assets)\b)([\w$]+)/;
const IMPORTED = /^import\s+([^'"]+?)\s+from\s/;
const FENCE = /^\s*(?:```|~~~)/;

interface Part {
  lines: string[];
  /** The names that an import or export declares. `null` for anything else. */
  declares: string[] | null;
}

/**
 * Splits a teaser into its public part, and imports and exports that it doesn't use. These don't
 * reach the public build (see `pruneModule`): authors import at the top of a page what they use
 * below the marker. In both parts, empty lines replace what is left out.
 *
 * Anything that looks used counts as public, even if a sentence only contains the same word.
 *
 * @param teaser MDX: in plain Markdown, an export is a paragraph
 */
export function splitTeaserModules(teaser: string): { used: string; unused: string } {
  const parts = partsOf(teaser);
  const used = new Set(parts.filter(({ declares }) => declares === null));
  for (let size = -1; size !== used.size;) {
    size = used.size;
    const text = [...used].map(({ lines }) => lines.join('\n')).join('\n');
    for (const part of parts) {
      if (part.declares?.some((name) => mentions(text, name))) used.add(part);
    }
  }
  const keep = (isKept: (part: Part) => boolean): string =>
    parts.flatMap((part) => (isKept(part) ? part.lines : part.lines.map(() => ''))).join('\n');
  return { used: keep((part) => used.has(part)), unused: keep((part) => !used.has(part)) };
}

/** A statement begins a block, or follows another statement; an empty line ends it. */
function partsOf(teaser: string): Part[] {
  const parts: Part[] = [];
  let isInFence = false;
  let mayBegin = true;
  for (const line of teaser.split('\n')) {
    if (FENCE.test(line)) isInFence = !isInFence;
    const isEmpty = line.trim() === '';
    const last = parts.at(-1);
    if (mayBegin && !isInFence && /^(?:import|export)\s/.test(line)) {
      parts.push({ lines: [line], declares: declaredBy(line) });
    } else if (last && (last.declares === null || (mayBegin && !isEmpty && isStatement(last)))) {
      last.lines.push(line);
    } else {
      parts.push({ lines: [line], declares: null });
    }
    mayBegin = isEmpty || (mayBegin && isStatement(parts.at(-1)));
  }
  return parts;
}

const isStatement = (part: Part | undefined): boolean => part?.declares != null;

function declaredBy(statement: string): string[] | null {
  const exported = DECLARED.exec(statement)?.[1];
  if (exported !== undefined) return [exported];
  return IMPORTED.exec(statement)?.[1]?.match(/[\w$]+/g) ?? null;
}

function mentions(text: string, name: string): boolean {
  return new RegExp(`(?<![\\w$])${name.replaceAll('$', '\\$')}(?![\\w$])`).test(text);
}
