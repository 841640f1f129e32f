import { decideAccess, type Entitled } from '@gatehouse/contract/access';
import { formatLlms, formatLlmsFull } from '@gatehouse/contract/llmsFiles';
import { markdownBody, type TextBody } from '../TextBody.js';
import type { MarkdownTarget } from './findMarkdown.js';
import { type MarkdownPage, type MarkdownSite, readMarkdown } from './MarkdownSite.js';

/** What one caller gets of a page or a list. */
interface CallerMarkdown {
  body: TextBody;
  /** Pages in it that are gated, or have a gated part that this caller can read. */
  gatedPages: number;
  /** It names something that is not public. */
  isPrivate: boolean;
}

type MarkdownBodies = (target: MarkdownTarget, reader: Entitled | null) => CallerMarkdown;

/** Texts that are kept for each page or list: there are as many as combinations of plans that readers have. */
const MOST_KEPT = 16;

/** Puts texts together once for all readers with the same plans, and compresses them once. */
export function createMarkdownBodies(sites: readonly MarkdownSite[]): MarkdownBodies {
  const known = new Set(sites.flatMap(({ pages }) => pages.flatMap(plansOf)));
  const kept = new WeakMap<object, Map<string, CallerMarkdown>>();
  return (target, reader) => {
    const owner = target.kind === 'page' ? target.page : target.site;
    let texts = kept.get(owner);
    if (texts === undefined) kept.set(owner, (texts = new Map()));
    // A plan that no page requires makes no difference.
    const plans = reader?.plans.filter((plan) => known.has(plan)).sort() ?? null;
    const key = JSON.stringify([target.kind === 'list' ? target.file : '', plans]);
    let text = texts.get(key);
    if (text === undefined) {
      const [oldest] = texts.keys();
      if (texts.size >= MOST_KEPT && oldest !== undefined) texts.delete(oldest);
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

/** Public pages, and those that the caller can read. The public files have the first only. */
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
