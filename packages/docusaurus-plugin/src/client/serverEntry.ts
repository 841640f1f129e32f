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
  if (variant.gate) {
    const openVariant = createVariant({ shows: 'open' });
    const open = await runInVariant(openVariant, () => renderPage(params));
    stage(params.pathname, variant.gate.id, open.html);
    variant.hasSections ||= openVariant.hasSections;
    whole.push(open);
  }
  if (variant.hasSections) {
    const everything = createVariant({ shows: 'open', sections: 'open' });
    whole.push(await runInVariant(everything, () => renderPage(params)));
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
  const name = createHash('sha256').update(pathname).digest('hex');
  writeFileSync(
    path.join(__GATED_CONTENT_STAGING__, `${name}.json`),
    JSON.stringify({ pathname, gateId, html }),
  );
}

function union(...lists: readonly string[][]): string[] {
  return Array.from(new Set(lists.flat()));
}
