/** In the root of each language of the site. See https://llmstxt.org. */
export const LLMS_FILES = ['llms.txt', 'llms-full.txt'] as const;

export type LlmsFile = (typeof LLMS_FILES)[number];

export interface LlmsSite {
  title: string;
  /** A sentence about the site. May be empty. */
  summary: string;
  /** A note about pages that the list omits. May be empty. */
  note: string;
}

export interface LlmsPage {
  /** The heading that the page is listed under. */
  section: string;
  title: string;
  /** The absolute URL of its Markdown. */
  url: string;
  /** May be empty. */
  description: string;
}

/** Formats an `llms.txt`: the site, then its pages by section, in the given order. */
export function formatLlms({ title, summary, note }: LlmsSite, pages: readonly LlmsPage[]): string {
  const sections = new Map<string, LlmsPage[]>();
  for (const page of pages) {
    const listed = sections.get(page.section);
    if (listed) listed.push(page);
    else sections.set(page.section, [page]);
  }
  return [
    `# ${inline(title)}`,
    ...(summary === '' ? [] : [`> ${inline(summary)}`]),
    ...(note === '' ? [] : [note]),
    ...Array.from(sections).map(([section, listed]) =>
      [`## ${inline(section)}`, '', ...listed.map(formatPage)].join('\n'),
    ),
  ]
    .join('\n\n')
    .concat('\n');
}

function formatPage({ title, url, description }: LlmsPage): string {
  const about = description === '' ? '' : `: ${inline(description)}`;
  return `- [${inline(title).replace(/[[\]\\]/g, '\\$&')}](${url})${about}`;
}

/** Formats an `llms-full.txt`. Each page starts with front matter that has its title and URL. */
export function formatLlmsFull(pages: readonly string[]): string {
  return pages
    .map((page) => page.trimEnd())
    .join('\n\n')
    .concat('\n');
}

function inline(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
