import type { ReactNode } from 'react';
import DocBreadcrumbs from '@theme-init/DocBreadcrumbs';
import { CopyMarkdown } from '../../client/markdown/CopyMarkdown';

/** Whether pages are also written as Markdown. See `bundle/configureBundler.ts`. */
declare const __GATED_CONTENT_MARKDOWN__: boolean;

export default function DocBreadcrumbsWithCopy(): ReactNode {
  if (!__GATED_CONTENT_MARKDOWN__) return <DocBreadcrumbs />;
  return (
    <div className="gate-top">
      <DocBreadcrumbs />
      <CopyMarkdown />
    </div>
  );
}
