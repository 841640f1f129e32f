/** See https://llmstxt.org. Both are at the root of each language of the site. */
export const LLMS_FILES = ['llms.txt', 'llms-full.txt'] as const;

export type LlmsFile = (typeof LLMS_FILES)[number];

export interface LlmsSite {
  title: string;
  /** A sentence about the site. May be empty. */
  summary: string;
  /** What the list has to say about pages that it leaves out. May be empty. */
  note: string;
}

export interface LlmsPage {
  /** The heading that the page is listed under. */
  section: string;
  title: string;
  /** The whole URL of its Markdown. */
  url: string;
  /** May be empty. */
  description: string;
}

/** Makes an `llms.txt`: the site, then its pages by section, in the order in which they come. */
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

/** Makes an `llms-full.txt` of whole pages: each one begins with front matter that has its title and address. */
export function formatLlmsFull(pages: readonly string[]): string {
  return pages
    .map((page) => page.trimEnd())
    .join('\n\n')
    .concat('\n');
}

function inline(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
