import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Manifest } from '@gatehouse/contract/manifest';
import { markdownPath } from '@gatehouse/contract/markdownPath';
import { pageMarkdownSchema } from '@gatehouse/contract/pageMarkdown';
import { pageKey } from '../routePath.js';
import type { MarkdownPage, MarkdownSite } from './MarkdownSite.js';

/**
 * Reads the Markdown of a build's pages.
 *
 * @returns `null` if the site has turned it off; `problems` has a line for each missing or damaged file
 */
export async function loadMarkdown(
  { baseUrl, markdown, routes }: Manifest,
  gatedDirectory: string,
): Promise<{ site: MarkdownSite | null; problems: string[] }> {
  if (markdown === null) return { site: null, problems: [] };
  const problems: string[] = [];
  const pages: MarkdownPage[] = [];
  for (const { path: route, href, title, description, section, file } of markdown.pages) {
    const parsed = await readMarkdownFile(path.join(gatedDirectory, file));
    if (parsed === null) {
      problems.push(
        `${route}: its Markdown ${path.join(gatedDirectory, file)} is missing or damaged`,
      );
      continue;
    }
    // Public pages have no route in the manifest.
    const gated = Object.hasOwn(routes, route) ? routes[route] : undefined;
    pages.push({
      key: pageKey(route),
      url: new URL(href, markdown.siteUrl).href,
      markdownUrl: new URL(markdownPath(href, baseUrl), markdown.siteUrl).href,
      title,
      description,
      section,
      access: gated?.access ?? 'public',
      listed: gated?.unlisted === undefined,
      markdown: parsed,
    });
  }
  return {
    site: { baseUrl, about: markdown.site, llmsFiles: markdown.llmsFiles, pages },
    problems,
  };
}

async function readMarkdownFile(file: string) {
  try {
    const json: unknown = JSON.parse(await readFile(file, 'utf8'));
    return pageMarkdownSchema.safeParse(json).data ?? null;
  } catch {
    return null;
  }
}
