import { decideAccess, type Entitled } from '@gatehouse/contract/access';
import { formatLlms, formatLlmsFull } from '@gatehouse/contract/llmsFiles';
import { markdownBody, type TextBody } from '../TextBody.js';
import type { MarkdownTarget } from './findMarkdown.js';
import { type MarkdownPage, type MarkdownSite, readMarkdown } from './MarkdownSite.js';

/** A page or list as one caller gets it. */
interface CallerMarkdown {
  body: TextBody;
  /** The number of pages in it that are gated, or have a gated section that this caller can read. */
  gatedPages: number;
  /** Whether it contains anything that isn't public. */
  isPrivate: boolean;
}

type MarkdownBodies = (target: MarkdownTarget, reader: Entitled | null) => CallerMarkdown;

/** The most texts to cache per page or list: readers have a different one for each set of plans. */
const MAX_TEXTS = 16;

/** Creates and compresses each text once for all readers with the same plans. */
export function createMarkdownBodies(sites: readonly MarkdownSite[]): MarkdownBodies {
  const known = new Set(sites.flatMap(({ pages }) => pages.flatMap(plansOf)));
  const cached = new WeakMap<object, Map<string, CallerMarkdown>>();
  return (target, reader) => {
    const owner = target.kind === 'page' ? target.page : target.site;
    let texts = cached.get(owner);
    if (texts === undefined) cached.set(owner, (texts = new Map()));
    // A plan that no page requires makes no difference.
    const plans = reader?.plans.filter((plan) => known.has(plan)).sort() ?? null;
    const key = JSON.stringify([target.kind === 'list' ? target.file : '', plans]);
    let text = texts.get(key);
    if (text === undefined) {
      const [oldest] = texts.keys();
      if (texts.size >= MAX_TEXTS && oldest !== undefined) texts.delete(oldest);
      texts.set(
        key,
        (text = target.kind === 'page' ? ofPage(target.page, reader) : ofList(target, reader)),
      );
    }
    return text;
  };
}

function plansOf({ access, markdown: { teaser, body } }: MarkdownPage): string[] {
  return [access, ...[...teaser, ...body].map((part) => part.access)].flatMap((one) =>
    typeof one === 'string' ? [] : one,
  );
}

function ofPage(page: MarkdownPage, reader: Entitled | null): CallerMarkdown {
  const { text, isGated } = readMarkdown(page, reader);
  return {
    body: markdownBody(text, 'text/markdown'),
    gatedPages: Number(isGated),
    isPrivate: isGated,
  };
}

/** Public pages and those that the caller can read. The public files list only the former. */
function ofList(
  { site, file }: Extract<MarkdownTarget, { kind: 'list' }>,
  reader: Entitled | null,
): CallerMarkdown {
  const pages = site.pages.filter(
    (page) => page.section !== null && decideAccess(page.access, reader) === 'open',
  );
  if (file === 'llms.txt') {
    const list = formatLlms(
      site.about,
      pages.map(({ section, title, markdownUrl, description }) => ({
        section: section ?? '',
        title,
        url: markdownUrl,
        description,
      })),
    );
    return {
      body: markdownBody(list, 'text/plain'),
      gatedPages: 0,
      isPrivate: pages.some(({ access }) => access !== 'public'),
    };
  }
  const texts = pages.map((page) => readMarkdown(page, reader));
  const gatedPages = texts.filter(({ isGated }) => isGated).length;
  return {
    body: markdownBody(formatLlmsFull(texts.map(({ text }) => text)), 'text/plain'),
    gatedPages,
    isPrivate: gatedPages > 0,
  };
}
