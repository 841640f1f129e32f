import type { ReactNode } from 'react';
import DocBreadcrumbs from '@theme-init/DocBreadcrumbs';
import { CopyMarkdown } from '../../client/markdown/CopyMarkdown';

/** Whether pages are written as Markdown as well: see `bundle/configureBundler.ts`. */
declare const __GATED_CONTENT_MARKDOWN__: boolean;

/** The first line of a doc. */
export default function DocBreadcrumbsWithCopy(): ReactNode {
  if (!__GATED_CONTENT_MARKDOWN__) return <DocBreadcrumbs />;
  return (
    <div className="gate-top">
      <DocBreadcrumbs />
      <CopyMarkdown />
    </div>
  );
}
