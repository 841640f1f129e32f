import type { ReactNode } from 'react';
import Head from '@docusaurus/Head';
import Link from '@docusaurus/Link';
import Translate from '@docusaurus/Translate';
import useBaseUrl from '@docusaurus/useBaseUrl';

/**
 * The docs have no page at their root: a shortened address leads to the first one. Uses an HTML
 * redirect, because a router that can redirect would be part of every page's script.
 */
export default function DocsRoot(): ReactNode {
  const start = useBaseUrl('/docs/start');
  return (
    <>
      <Head>
        <meta name="robots" content="noindex" />
        <meta httpEquiv="refresh" content={`0; url=${start}`} />
      </Head>
      <main>
        <Link to="/docs/start">
          <Translate id="docs.root">To the docs</Translate>
        </Link>
      </main>
    </>
  );
}
