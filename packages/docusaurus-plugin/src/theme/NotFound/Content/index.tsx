import { lazy, Suspense, useState, type ComponentType, type ReactNode } from 'react';
import useIsBrowser from '@docusaurus/useIsBrowser';
import NotFoundContent from '@theme-init/NotFound/Content';
import type { Props } from '@theme/NotFound/Content';

/** With every page of the docs comes this module: what is hardly ever needed is not in it. */
const UnlessThere = lazy<ComponentType<Props>>(() =>
  import('../../../client/notFound/UnlessThere').catch(() => ({
    default: NotFoundContent,
  })),
);

/** Nothing is at this address, as far as the scripts of public pages know. The server may know more. */
export default function NotFoundContentUnlessThere(props: Props): ReactNode {
  const isBrowser = useIsBrowser();
  const [isInDocument] = useState(!isBrowser);
  const notFound = <NotFoundContent {...props} />;
  if (!isBrowser) return notFound;
  return (
    // What the document shows stays meanwhile; what a link leads to may be something else.
    <Suspense fallback={isInDocument && notFound}>
      <UnlessThere {...props} />
    </Suspense>
  );
}
