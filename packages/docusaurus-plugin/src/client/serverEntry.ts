import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import routes from '@generated/routes';
import renderPage from '@gated-content/coreServerEntry';
import { runInVariant } from '@gated-content/renderVariant';
// Imported here, because otherwise each page's chunk would duplicate what all gated pages share.
import '@gated-content/GatedView';
import '@gated-content/SectionedView';
import { createRoutePrioritizer } from './prioritizeRoute';
import type { RenderVariant } from './RenderVariant';

declare const __GATED_CONTENT_STAGING__: string;
/** In a build of unlisted pages, the paths of the public build. `null` in the public build. */
declare const __GATED_CONTENT_KNOWN__: readonly string[] | null;
/** Whether pages are also written as Markdown. */
declare const __GATED_CONTENT_MARKDOWN__: boolean;

type RenderPage = typeof renderPage;
type Rendered = Awaited<ReturnType<RenderPage>>;

const known: ReadonlySet<string> = new Set(__GATED_CONTENT_KNOWN__);
const prioritizeRoute = createRoutePrioritizer(routes);

/**
 * Renders each page as everyone sees it, and a gated one a second time, open. Docusaurus gets only
 * the first, so that no plugin that reads the rendered pages sees gated content. The second is
 * stored for the plugin's last step.
 */
const render: RenderPage = async (params) => {
  if (known.has(params.pathname)) return renderNothing(params);
  prioritizeRoute(params.pathname);
  const variant = createVariant({ shows: 'locked' });
  const locked = await runInVariant(variant, () => renderPage(params));
  const whole: Rendered[] = [];
  const isTeaserSectioned = variant.gate !== null && variant.hasSections;
  if (variant.gate) {
    const openVariant = createVariant({ shows: 'open' });
    const open = await runInVariant(openVariant, () => renderPage(params));
    stage(params.pathname, variant.gate.id, open.html);
    variant.hasSections ||= openVariant.hasSections;
    whole.push(open);
  }
  if (variant.hasSections) {
    const everything = createVariant({ shows: 'open', sections: 'open' });
    const page = await runInVariant(everything, () => renderPage(params));
    whole.push(page);
    if (__GATED_CONTENT_MARKDOWN__) {
      const withTeaser = createVariant({ shows: 'locked', sections: 'open' });
      const teaser = isTeaserSectioned
        ? await runInVariant(withTeaser, () => renderPage(params))
        : null;
      stageSectioned({ pathname: params.pathname, html: page.html, teaser: teaser?.html ?? null });
    }
  }
  // The check for broken links gets the whole page: links to its headings, and its own links.
  const { collectedData } = locked;
  return {
    ...locked,
    collectedData: {
      ...collectedData,
      links: union(collectedData.links, ...whole.map((page) => page.collectedData.links)),
      anchors: union(collectedData.anchors, ...whole.map((page) => page.collectedData.anchors)),
    },
  };
};

export default render;

let nothing: ReturnType<RenderPage> | null = null;

/** The public build has rendered this page: this build's version is discarded. */
async function renderNothing(params: Parameters<RenderPage>[0]): ReturnType<RenderPage> {
  nothing ??= runInVariant(createVariant({ shows: 'locked' }), () => renderPage(params));
  const { collectedData, ...page } = await nothing;
  return { ...page, collectedData: { ...collectedData, links: [], anchors: [] } };
}

function createVariant(what: Pick<RenderVariant, 'shows'> & Partial<RenderVariant>): RenderVariant {
  return { sections: 'locked', gate: null, hasSections: false, ...what };
}

function stage(pathname: string, gateId: string, html: string): void {
  write(`${nameOf(pathname)}.json`, { pathname, gateId, html });
}

/** Writes a page with its sections open. See `outputs/stagedPages.ts`. */
function stageSectioned(page: { pathname: string; html: string; teaser: string | null }): void {
  write(`${nameOf(page.pathname)}.sectioned.json`, page);
}

function nameOf(pathname: string): string {
  return createHash('sha256').update(pathname).digest('hex');
}

function write(name: string, content: object): void {
  writeFileSync(path.join(__GATED_CONTENT_STAGING__, name), JSON.stringify(content));
}

function union(...lists: readonly string[][]): string[] {
  return Array.from(new Set(lists.flat()));
}
