import { type Access, decideAccess, type Entitled } from '@gatehouse/contract/access';
import type { LlmsSite } from '@gatehouse/contract/llmsFiles';
import {
  type PageMarkdown,
  type ReadableMarkdown,
  readPageMarkdown,
} from '@gatehouse/contract/pageMarkdown';

/** A page of the site as Markdown, public or gated. */
export interface MarkdownPage {
  /** See `pageKey`. */
  key: string;
  /** The page's own absolute URL. */
  url: string;
  /** The absolute URL of its Markdown. */
  markdownUrl: string;
  title: string;
  /** May be empty. */
  description: string;
  /** The heading under which `llms.txt` lists it; `null` if it isn't listed there. */
  section: string | null;
  access: Access;
  /** Whether its existence is public. */
  listed: boolean;
  markdown: PageMarkdown;
}

/** The pages of one language. */
export interface MarkdownSite {
  /** With a leading and a trailing slash. */
  baseUrl: string;
  about: LlmsSite;
  /** Those of `LLMS_FILES` that the site doesn't provide itself. */
  llmsFiles: readonly string[];
  /** In the order of `llms.txt`. */
  pages: readonly MarkdownPage[];
}

/** The part of a page that a caller can read, with notices in place of the rest. */
export function readMarkdown(page: MarkdownPage, reader: Entitled | null): ReadableMarkdown {
  return readPageMarkdown(page.access, page.markdown, reader);
}

/** Whether a caller can know that the page exists: titles of listed pages are public. */
export function isKnownTo(page: MarkdownPage, reader: Entitled | null): boolean {
  return page.listed || decideAccess(page.access, reader) === 'open';
}

/** A text of a page, and all access that reading it requires. */
export interface MarkdownText {
  requires: readonly Access[];
  text: string;
}

/**
 * All texts of a page, for a search index. Show a text only to callers who satisfy each of its `requires`.
 *
 * @see canRead
 */
export function textsOf({ access, markdown }: MarkdownPage): MarkdownText[] {
  return markdown.body.map((part) => ({ requires: [access, part.access], text: part.text }));
}

/** Whether a caller can read a text of {@link textsOf}. */
export function canRead({ requires }: Pick<MarkdownText, 'requires'>, reader: Entitled | null) {
  return requires.every((access) => decideAccess(access, reader) === 'open');
}
