import { useEffect, useState, type ReactNode } from 'react';
import { useLocation } from '@docusaurus/router';
import Translate from '@docusaurus/Translate';
import { REFUSAL_ATTRIBUTE, type Refusal } from '@gatehouse/contract/refusal';
import { enterUnlisted } from '../unlisted/enterUnlisted';
import { useKnownReader } from '../useKnownReader';
import GateNotFound, { type Props } from '@theme/GateNotFound';
import Refused from './Refused';

/**
 * What the 404 page gives way to: an unlisted page, of whose address the scripts of public pages know
 * nothing, and the reason why the server refuses what is at this address to a tab.
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

/** Read once: the mark is the document's, and of the address that it was loaded from. */
const served = readMark();

function readMark(): Served | null {
  const refusal = document.documentElement.getAttribute(REFUSAL_ATTRIBUTE);
  if (refusal === null) return null;
  return { pathname: window.location.pathname, refusal: refusal as Refusal };
}

/** @returns whether an unlisted page of this reader's is at the address, and on its way */
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

/** Unseen at first: mostly the page is there before anyone could read this. */
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
