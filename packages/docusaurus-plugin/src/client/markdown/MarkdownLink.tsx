import type { ReactNode } from 'react';
import Head from '@docusaurus/Head';
import { useMarkdownPath } from './useMarkdownPath';

/** Tells programs that the page is there as Markdown, and where. */
export function MarkdownLink(): ReactNode {
  const href = useMarkdownPath();
  return (
    <Head>
      <link rel="alternate" type="text/markdown" href={href} />
    </Head>
  );
}
