import path from 'node:path';
import { allPages, sourcePath, type LoadedContent } from '../docusaurus/loadedContent';

/** A page that a content plugin renders from a Markdown file. */
export interface RoutedPage {
  filePath: string;
  permalink: string;
}

/** The Markdown pages of every docs, blog and pages plugin. */
export function collectPages(content: LoadedContent, siteDir: string): RoutedPage[] {
  return allPages(content).map((page) => ({
    filePath: path.resolve(siteDir, sourcePath(page)),
    permalink: page.permalink,
  }));
}
