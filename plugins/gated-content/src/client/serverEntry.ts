import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import renderPage from '@gated-content/coreServerEntry';
import { runInVariant } from '@gated-content/renderVariant';
import type { RenderVariant } from './RenderVariant';

declare const __GATED_CONTENT_STAGING__: string;

type RenderPage = typeof renderPage;

/**
 * Renders each page as everybody sees it, and a gated one a second time, open. Docusaurus gets the
 * first only, so that no plugin which reads the rendered pages ever sees a gated body. The second is
 * left for the plugin's last step.
 */
const render: RenderPage = async (params) => {
  const variant: RenderVariant = { shows: 'locked', gate: null };
  const locked = await runInVariant(variant, () => renderPage(params));
  if (!variant.gate) return locked;

  const open = await runInVariant({ shows: 'open', gate: null }, () => renderPage(params));
  const name = createHash('sha256').update(params.pathname).digest('hex');
  writeFileSync(
    path.join(__GATED_CONTENT_STAGING__, `${name}.json`),
    JSON.stringify({ pathname: params.pathname, gateId: variant.gate.id, html: open.html }),
  );
  // The check for broken links knows the whole page: links to its headings, and its own.
  const { collectedData } = locked;
  return {
    ...locked,
    collectedData: {
      ...collectedData,
      links: union(collectedData.links, open.collectedData.links),
      anchors: union(collectedData.anchors, open.collectedData.anchors),
    },
  };
};

export default render;

function union(a: readonly string[], b: readonly string[]): string[] {
  return [...new Set([...a, ...b])];
}
