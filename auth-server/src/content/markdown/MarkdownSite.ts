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
  /** The page's own address, whole. */
  url: string;
  /** The address of its Markdown, whole. */
  markdownUrl: string;
  title: string;
  /** May be empty. */
  description: string;
  /** The heading that `llms.txt` lists it under; `null` when it is not listed there. */
  section: string | null;
  access: Access;
  /** Whether its existence is public. */
  listed: boolean;
  markdown: PageMarkdown;
}

/** The pages of one language. */
export interface MarkdownSite {
  /** With slashes at both ends. */
  baseUrl: string;
  about: LlmsSite;
  /** Those of `LLMS_FILES` that the site does not bring itself. */
  llmsFiles: readonly string[];
  /** In the order of `llms.txt`. */
  pages: readonly MarkdownPage[];
}

/** The page as far as a caller can read it, with notices where something is left out. */
export function readMarkdown(page: MarkdownPage, reader: Entitled | null): ReadableMarkdown {
  return readPageMarkdown(page.access, page.markdown, reader);
}

/** Whether a caller can know that the page exists: titles of listed pages are public. */
export function isKnownTo(page: MarkdownPage, reader: Entitled | null): boolean {
  return page.listed || decideAccess(page.access, reader) === 'open';
}

/** A text of a page, and everything that its reader needs access to. */
export interface MarkdownText {
  requires: readonly Access[];
  text: string;
}

/**
 * All of a page, for a search index. Show a text only to callers for whom each of its `requires` is open.
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
