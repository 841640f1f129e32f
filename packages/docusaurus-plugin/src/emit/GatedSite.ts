import type { SourceRecord } from '@gatehouse/leak-check/record';
import type { GatedPage, SectionedPage } from '../access/PageRegistry';
import type { MarkdownPage } from '../markdown/collectMarkdownPages';
import type { StaticRule } from '../static/findStaticRules';
import type { LoadedUnlisted } from '../unlisted/UnlistedContent';

/** The loaded content that matters to the gate. */
export interface GatedSite extends LoadedUnlisted {
  pages: readonly GatedPage[];
  sectioned: readonly SectionedPage[];
  staticRules: readonly StaticRule[];
  publicTexts: SourceRecord['publicTexts'];
  /** All pages of the content, in listing order. Empty if Markdown is turned off. */
  markdownPages: readonly MarkdownPage[];
  /** The origin of gated files, if it is not the site's own. */
  authUrl: string | null;
}

export const NOTHING_GATED: GatedSite = {
  pages: [],
  sectioned: [],
  staticRules: [],
  publicTexts: [],
  markdownPages: [],
  authUrl: null,
  tags: [],
  hidden: [],
  unlisted: null,
  group: null,
};
