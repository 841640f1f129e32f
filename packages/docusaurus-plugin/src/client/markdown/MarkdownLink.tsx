import type { ReactNode } from 'react';
import Head from '@docusaurus/Head';
import { useMarkdownPath } from './useMarkdownPath';

/** Links to the page's Markdown, for programs. */
export function MarkdownLink(): ReactNode {
  const href = useMarkdownPath();
  return (
    <Head>
      <link rel="alternate" type="text/markdown" href={href} />
    </Head>
  );
}
