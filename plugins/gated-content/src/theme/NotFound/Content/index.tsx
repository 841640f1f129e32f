import { useEffect, type ReactNode } from 'react';
import { useLocation } from '@docusaurus/router';
import NotFoundContent from '@theme-init/NotFound/Content';
import type { Props } from '@theme/NotFound/Content';
import { useKnownReader } from '../../../client/useKnownReader';

/**
 * The scripts of public pages know no address of an unlisted page. When a link or the browser's back
 * button leads its reader there, the server has to answer.
 */
export default function NotFoundContentUnlessUnlisted(props: Props): ReactNode {
  const { pathname } = useLocation();
  const { pages } = useKnownReader();
  const isThere = pages?.some(({ href }) => trimmed(href) === trimmed(pathname)) ?? false;
  useEffect(() => {
    if (!isThere) return;
    void import('../../../client/unlisted/enterUnlisted').then(({ enterUnlisted }) =>
      enterUnlisted(),
    );
  }, [isThere]);
  return <NotFoundContent {...props} />;
}

const trimmed = (path: string): string => path.replace(/\/$/, '');
