import {
  formatLlms,
  formatLlmsFull,
  LLMS_FILES,
  type LlmsSite,
} from '@gatehouse/contract/llmsFiles';
import type { MarkdownManifest } from '@gatehouse/contract/manifest';
import { MARKDOWN_DIR } from '@gatehouse/contract/manifestFile';
import { markdownPath } from '@gatehouse/contract/markdownPath';
import { readPageMarkdown } from '@gatehouse/contract/pageMarkdown';
import type { CreatedMarkdown } from './createMarkdown';

export interface MarkdownSite {
  origin: string;
  baseUrl: string;
  llms: LlmsSite;
  /** Whether the site has its own file there, relative to the public directory. */
  isTaken(file: string): boolean;
}

/** All Markdown files of a build. */
export interface MarkdownOutput {
  manifest: MarkdownManifest;
  /** Complete pages, relative to the gated directory. */
  gatedFiles: ReadonlyMap<string, string>;
  /** The public part of each page that isn't unlisted, relative to the public directory. */
  publicFiles: ReadonlyMap<string, string>;
  /** The public files that omit gated content. */
  lockedFiles: ReadonlySet<string>;
  /** The site's own files at the URLs of Markdown files. */
  taken: readonly string[];
}

/** Decides the content of each file. The site's own files stay unchanged. */
export function layOutMarkdown(
  created: readonly CreatedMarkdown[],
  { origin, baseUrl, llms, isTaken }: MarkdownSite,
): MarkdownOutput {
  const fileOf = ({ href }: CreatedMarkdown): string =>
    decodeURI(markdownPath(href, baseUrl)).slice(baseUrl.length);
  const taken = created.filter((page) => !page.isUnlisted && isTaken(fileOf(page)));
  const pages = created.filter((page) => !taken.includes(page));
  const llmsFiles = LLMS_FILES.filter((file) => !isTaken(file));

  const listed = pages.filter(({ isUnlisted }) => !isUnlisted);
  const readable = new Map(
    listed.map((page) => [page, readPageMarkdown(page.access, page.markdown, null)]),
  );
  const textOf = (page: CreatedMarkdown): string => readable.get(page)?.text ?? '';
  const publicFiles = new Map(listed.map((page) => [fileOf(page), textOf(page)]));
  const isLocked = (page: CreatedMarkdown): boolean => readable.get(page)?.isWhole === false;

  const open = listed.filter(({ access, section }) => access === 'public' && section !== null);
  for (const file of llmsFiles) {
    publicFiles.set(
      file,
      file === 'llms.txt'
        ? formatLlms(
            llms,
            open.map((page) => ({
              section: page.section ?? '',
              title: page.title,
              url: origin + markdownPath(page.href, baseUrl),
              description: page.description,
            })),
          )
        : formatLlmsFull(open.map(textOf)),
    );
  }

  const gatedFileOf = (page: CreatedMarkdown): string =>
    `${MARKDOWN_DIR}/${fileOf(page).replace(/\.md$/, '.json')}`;
  return {
    manifest: {
      site: llms,
      siteUrl: origin,
      llmsFiles: [...llmsFiles],
      pages: pages.map((page) => ({
        path: page.path,
        href: page.href,
        title: page.title,
        description: page.description,
        section: page.section,
        file: gatedFileOf(page),
      })),
    },
    gatedFiles: new Map(
      pages.map((page) => [gatedFileOf(page), JSON.stringify(page.markdown)] as const),
    ),
    publicFiles,
    lockedFiles: new Set(listed.filter(isLocked).map(fileOf)),
    taken: [...taken.map(fileOf), ...LLMS_FILES.filter((file) => !llmsFiles.includes(file))],
  };
}
