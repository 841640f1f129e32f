import type { Access } from '@gatehouse/contract/access';
import { markdownPath } from '@gatehouse/contract/markdownPath';
import type { MarkdownPart, PageMarkdown } from '@gatehouse/contract/pageMarkdown';
import { manifestPath } from '../outputs/pagePaths';
import type { StagedPage, StagedSections } from '../outputs/stagedPages';
import { articleOf } from './articleOf';
import type { MarkdownPage } from './collectMarkdownPages';
import { convertArticle } from './convertArticle';
import type { Notices } from './createNotices';

export interface MarkdownSource {
  pages: readonly MarkdownPage[];
  origin: string;
  baseUrl: string;
  /** The server's base URL, such as `https://auth.example.com/gated` with a split origin. */
  serverUrl: string;
  /** `null` if the site has only one language. */
  locale: string | null;
  /** Gate id → access. */
  accessOf: ReadonlyMap<string, Access>;
  /** Gated pages, rendered open. */
  staged: readonly StagedPage[];
  /** Pages with sections, rendered with all of them open. */
  sectioned: readonly StagedSections[];
  /** The HTML of the public page, or `null` if there is none. */
  readPublicPage(href: string): string | null;
  isUnlisted(path: string): boolean;
  notices: Notices;
}

/** A page with its complete Markdown. */
export interface CreatedMarkdown extends MarkdownPage {
  /** As in the manifest. */
  path: string;
  access: Access;
  isUnlisted: boolean;
  markdown: PageMarkdown;
}

/** Converts every page that has an article to Markdown. Gated sections are separate parts. */
export function createMarkdown(source: MarkdownSource): CreatedMarkdown[] {
  const { baseUrl, accessOf, notices } = source;
  const keyOf = ({ pathname }: { pathname: string }): string => manifestPath(pathname, baseUrl);
  const staged = new Map(source.staged.map((page) => [keyOf(page), page]));
  const sectioned = new Map(source.sectioned.map((page) => [keyOf(page), page]));

  return source.pages.flatMap((page): CreatedMarkdown[] => {
    const { href } = page;
    const path = manifestPath(href, baseUrl);
    const open = staged.get(path);
    const sections = sectioned.get(path);
    const isUnlisted = source.isUnlisted(path);
    const access = open ? (accessOf.get(open.gateId) ?? []) : 'public';
    const markdownUrl = source.serverUrl + markdownPath(href, baseUrl);
    const partsOf = (html: string | null): MarkdownPart[] => {
      const article = html === null ? null : articleOf(html);
      if (article === null) return [];
      return convertArticle(article, source.origin + href).map(({ section, text }) => {
        if (section === null) return { access: 'public', text, notice: '' };
        const required = requireAccess(accessOf, section, href);
        const returnPath = `${href}#section-${section}`;
        const notice = notices.forLocked({
          kind: 'section',
          access: required,
          returnPath,
          markdownUrl,
        });
        return { access: required, text, notice };
      });
    };

    const body = partsOf(sections?.html ?? open?.html ?? source.readPublicPage(href));
    if (body.length === 0) return [];
    const isTeased = open !== undefined && !isUnlisted;
    return [
      {
        ...page,
        path,
        access,
        isUnlisted,
        markdown: {
          header: headerOf(page, source),
          teaser: isTeased ? partsOf(sections?.teaser ?? source.readPublicPage(href)) : [],
          notice: isTeased
            ? notices.forLocked({ kind: 'page', access, returnPath: href, markdownUrl })
            : '',
          body,
        },
      },
    ];
  });
}

function requireAccess(
  accessOf: MarkdownSource['accessOf'],
  section: string,
  href: string,
): Exclude<Access, 'public'> {
  const access = accessOf.get(section);
  if (access !== undefined && access !== 'public') return access;
  throw new Error(`The Markdown of ${href} has a section without a gate.`);
}

/** YAML front matter. JSON strings are valid YAML. */
function headerOf({ title, description, href }: MarkdownPage, source: MarkdownSource): string {
  return [
    '---',
    `title: ${JSON.stringify(title)}`,
    ...(description === '' ? [] : [`description: ${JSON.stringify(description)}`]),
    `url: ${JSON.stringify(source.origin + href)}`,
    ...(source.locale === null ? [] : [`locale: ${JSON.stringify(source.locale)}`]),
    '---',
  ].join('\n');
}
