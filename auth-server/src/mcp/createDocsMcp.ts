import { readFileSync } from 'node:fs';
import type { Plan } from '@gatehouse/contract/plan';
import type { MarkdownSite } from '../content/markdown/MarkdownSite.js';
import type { ReadingLimit } from '../content/readingLimit.js';
import type { Limits } from '../limits/createLimits.js';
import type { Log } from '../log.js';
import type { Router } from 'express';
import type { BearerReader } from './findCaller.js';
import { createMcpRouter } from './mcpRouter.js';
import { createPageSearch } from './pageSearch.js';
import { createSitePages } from './sitePages.js';

const { version } = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
) as { version: string };

/** The site's MCP server: its pages, and the access to them. */
export function createDocsMcp(options: {
  /** One per language. */
  sites: readonly MarkdownSite[];
  plans: readonly Plan[];
  siteName: string;
  siteUrl: string;
  signInUrl: string;
  countRead: ReadingLimit;
  bearers: readonly BearerReader[];
  metadataUrl: (path: string) => string;
  limits: Limits;
  log: Log;
}): Router {
  const { sites, plans, siteName, bearers, metadataUrl, limits, ...rest } = options;
  const pages = createSitePages(sites);
  return createMcpRouter({
    bearers,
    metadataUrl,
    limits,
    tools: {
      ...rest,
      pages,
      search: createPageSearch(
        pages,
        plans.map(({ id }) => id),
      ),
      about: { name: 'gatehouse', title: siteName, version },
      instructions:
        `The documentation of ${siteName}. Find pages with search_pages and read them with read_page. ` +
        'Cite the URLs of the pages that an answer is based on.',
    },
  });
}
