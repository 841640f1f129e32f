import { realpathSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { MarkdownConfig, ParseFrontMatter } from '@docusaurus/types';
import { aliasedSitePath, DEFAULT_PARSE_FRONT_MATTER, docuHash } from '@docusaurus/utils';
import type { Access } from '@gatehouse/contract/access';
import type { FolderDefaults } from '../access/FolderDefaults';
import type { PageRegistry } from '../access/PageRegistry';
import { resolveAccess } from '../access/resolveAccess';
import type { SourceFamily } from '../source/SourceFamily';
import { describeSectionProblems } from '../sections/describeSectionProblems';
import { truncateMarkerOf } from '../source/truncateMarker';
import { readSections, type ReadSections } from '../sections/readSections';

/**
 * What the loaders need to know about a file. It is passed as an option, because they share no
 * module state with the plugin.
 */
export interface LoaderGate {
  readonly siteDir: string;
  /** Whether the loaders can skip the file without a lookup: true for most files of most sites. */
  isKnownPublic(filePath: string): boolean;
  /** As far as known from loading the content. */
  isKnownGated(filePath: string): boolean;
  /**
   * Whether it is a content plugin's data about one page, and that page is public: most of these
   * files are.
   */
  isDataOfPublicPage(file: string): boolean;
  /** Throws for a file that sets gated access without being a page. */
  accessOf(filePath: string): Promise<Access>;
  /** The marker that ends the page's teaser. */
  markerOf(filePath: string): RegExp;
  /** The whole front matter of a page that content plugins have read. */
  frontMatterOf(filePath: string): Record<string, unknown>;
  /** Throws for a section that can't be gated. */
  sectionsOf(filePath: string, source: string): Promise<ReadSections>;
}

interface Parts {
  siteDir: string;
  registry: PageRegistry;
  folders: FolderDefaults;
  family: SourceFamily;
  planIds: readonly string[];
  markdown: MarkdownConfig;
  parseFrontMatter: ParseFrontMatter;
  /**
   * Whether sources stay the same between loading the content and bundling: always, except in
   * development.
   */
  frozen: boolean;
}

/** How content plugins name the data about a page, after its source. */
const PAGE_DATA = /^site-.*\.json$/;

export function createLoaderGate(parts: Parts): LoaderGate {
  let gatedData: Set<string> | null = null;
  const name = (file: string): string => path.relative(parts.siteDir, file);
  let links: Map<string, string> | null = null;
  /** The gated page that is a link to the file, or that is below a link to its folder. */
  const findLink = (filePath: string): string | undefined => {
    if (!links || !parts.frozen) {
      const gated = parts.registry.all().filter(({ access }) => access !== 'public');
      links = new Map(gated.map((page) => [realpathOf(page.filePath), page.filePath]));
    }
    return links.get(filePath);
  };
  const dataOf = ({ filePath }: { filePath: string }): string =>
    `${docuHash(aliasedSitePath(filePath, parts.siteDir))}.json`;
  return {
    siteDir: parts.siteDir,
    isKnownPublic: (filePath) =>
      parts.frozen &&
      parts.registry.isPage(filePath) &&
      parts.registry.get(filePath)?.access === 'public' &&
      !parts.registry.hasSections(filePath),
    async sectionsOf(filePath, source) {
      const read = await readSections(filePath, source, parts);
      const [first] = read.sections;
      const problems = [...read.problems];
      if (first && !parts.registry.isPage(filePath)) {
        problems.push({
          line: first.line,
          problem:
            'is in a file that is not a page. Put the tag around the element that includes the file',
        });
      }
      if (problems.length === 0) return read;
      const name = path.relative(parts.siteDir, filePath);
      throw new Error(
        describeSectionProblems(
          problems.map((one) => ({ name, ...one })),
          parts.planIds,
        ),
      );
    },
    markerOf: (filePath) => truncateMarkerOf(filePath, parts.family),
    frontMatterOf: (filePath) => parts.registry.get(filePath)?.frontMatter ?? {},
    isKnownGated: (filePath) => (parts.registry.get(filePath)?.access ?? 'public') !== 'public',
    isDataOfPublicPage(file) {
      if (!parts.frozen) return false;
      gatedData ??= new Set(parts.registry.gatedPages().map(dataOf));
      const name = path.basename(file);
      return PAGE_DATA.test(name) && !gatedData.has(name);
    },
    async accessOf(filePath) {
      const read = parts.registry.get(filePath);
      const isPage = parts.registry.isPage(filePath);
      if (!isPage && parts.registry.isHidden(filePath)) {
        throw new Error(
          `${path.relative(parts.siteDir, filePath)} is unlisted, but another page includes it and would ` +
            'reveal it. Remove the import.',
        );
      }
      if (isPage && read && parts.frozen) return read.access;
      const link = isPage ? undefined : findLink(filePath);
      if (link !== undefined) {
        throw new Error(
          `${name(link)} is gated, but it is a symbolic link to ${name(filePath)}: the bundler follows the ` +
            'link and would publish the file. Keep its access as it is. Replace the link with the file ' +
            'itself, or point the content plugin\'s "path" to the folder that the link leads to.',
        );
      }

      const { frontMatter } = await parts.parseFrontMatter({
        filePath,
        fileContent: await readFile(filePath, 'utf8'),
        defaultParseFrontMatter: DEFAULT_PARSE_FRONT_MATTER,
      });
      if (isPage) return (await resolveAccess(filePath, frontMatter, parts)).access;
      if (!Object.hasOwn(frontMatter, 'access')) return 'public';
      throw new Error(
        `${name(filePath)} has "access" in its front matter, but it is not a page: it is as public as the ` +
          'pages that include it. Gate each of these pages, then remove "access" from the file.',
      );
    },
  };
}

/** Returns missing files unchanged, as may happen in development. */
function realpathOf(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
}
