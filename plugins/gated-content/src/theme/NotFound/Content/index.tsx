import { useEffect, useState, type ReactNode } from 'react';
import { useLocation } from '@docusaurus/router';
import Translate from '@docusaurus/Translate';
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
  const [missing, setMissing] = useState<string | null>(null);
  const isThere = pages?.some(({ href }) => trimmed(href) === trimmed(pathname)) ?? false;
  useEffect(() => {
    if (!isThere) return;
    enter().then(
      (isComing) => {
        if (!isComing) setMissing(pathname);
      },
      () => {
        setMissing(pathname);
      },
    );
  }, [isThere, pathname]);
  return isThere && missing !== pathname ? <Coming /> : <NotFoundContent {...props} />;
}

async function enter(): Promise<boolean> {
  const { enterUnlisted } = await import('../../../client/unlisted/enterUnlisted');
  return enterUnlisted();
}

/** Unseen at first: mostly the page is there before anybody could read this. */
function Coming(): ReactNode {
  return (
    <main className="container margin-vert--xl gate-space">
      <p className="gate-coming" role="status">
        <Translate id="gate.coming" description="While a page is on its way that few may read">
          Loading the page …
        </Translate>
      </p>
    </main>
  );
}

const trimmed = (path: string): string => path.replace(/\/$/, '');
