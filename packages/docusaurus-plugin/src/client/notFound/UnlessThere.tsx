import { useEffect, useState, type ReactNode } from 'react';
import { useLocation } from '@docusaurus/router';
import Translate from '@docusaurus/Translate';
import { REFUSAL_ATTRIBUTE, type Refusal } from '@gatehouse/contract/refusal';
import { enterUnlisted } from '../unlisted/enterUnlisted';
import { useKnownReader } from '../useKnownReader';
import GateNotFound, { type Props } from '@theme/GateNotFound';
import Refused from './Refused';

/**
 * What may replace the 404 page: an unlisted page, whose address the scripts of public pages don't
 * know, or the reason why the server refuses this address.
 */
export default function UnlessThere(props: Props): ReactNode {
  const { pathname } = useLocation();
  const refusal = served?.pathname === pathname ? served.refusal : null;
  const isComing = useUnlisted(pathname, refusal === null);
  useEffect(() => {
    document.documentElement.removeAttribute(REFUSAL_ATTRIBUTE);
  }, []);
  if (refusal !== null) return <Refused refusal={refusal} />;
  return isComing ? <Coming /> : <GateNotFound {...props} />;
}

interface Served {
  pathname: string;
  refusal: Refusal;
}

/** Read once: the mark belongs to the document and the address it was loaded from. */
const served = readMark();

function readMark(): Served | null {
  const refusal = document.documentElement.getAttribute(REFUSAL_ATTRIBUTE);
  if (refusal === null) return null;
  return { pathname: window.location.pathname, refusal: refusal as Refusal };
}

/** @returns whether an unlisted page for this reader is at the address and is loading */
function useUnlisted(pathname: string, mayCome: boolean): boolean {
  const { pages } = useKnownReader();
  const [missing, setMissing] = useState<string | null>(null);
  const isTheirs = pages?.some(({ href }) => trimmed(href) === trimmed(pathname)) ?? false;
  const isThere = mayCome && isTheirs;
  useEffect(() => {
    if (!isThere) return;
    enterUnlisted().then(
      (isComing) => {
        if (!isComing) setMissing(pathname);
      },
      () => {
        setMissing(pathname);
      },
    );
  }, [isThere, pathname]);
  return isThere && missing !== pathname;
}

/** Hidden at first: the page usually loads before this could be read. */
function Coming(): ReactNode {
  return (
    <main className="container margin-vert--xl gate-space">
      <p className="gate-coming" role="status">
        <Translate
          id="gate.coming"
          description="Shown while a page that only some readers may open is loading"
        >
          Loading page…
        </Translate>
      </p>
    </main>
  );
}

const trimmed = (path: string): string => path.replace(/\/$/, '');
